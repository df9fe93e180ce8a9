using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Gates;

public static class AccessGates
{
    /// <summary>
    /// The person, if the access gate is closed to them: for the queries of any module's context. Somebody without a gate has no account
    /// yet and cannot sign in.
    /// </summary>
    public static IQueryable<Guid> ClosedAt(this DbContext context, PersonId person, DateTimeOffset now) =>
        context.Database.SqlQuery<Guid>(
            $"""
            SELECT subject AS "Value" FROM platform.gates
            WHERE kind = 'access' AND subject = {person.Value} AND (NOT open OR closes_at <= {now})
            """
        );
}
