using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

public static class FileDeclarationHandler
{
    /// <summary>Filed twice is filed once; what was accepted stays as it was.</summary>
    [Rule("okayama/form-1", How = "record"), Rule("okayama/3-2", How = "record")]
    public static async Task<Result> Handle(
        FileDeclaration message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.Actor, ct);
        if (
            person is null
            || policies.Of(person.Region.Value) is not { } policy
            || UsageDeclarationRules.TitleIn(policy) is not { } title
            || !await context.Memberships.AnyAsync(
                m => m.Person == message.Actor && m.Region == person.Region && (m.Until == null || m.Until > now),
                ct
            )
        )
        {
            return UsageDeclarationErrors.NotFound;
        }

        var typed = WrittenField.Name.Read(message.TypedName);
        if (!typed.IsOk || !StaffPledge.IsSignedBy(typed.Value, person.Name))
        {
            return typed.Error ?? PledgeErrors.OtherName;
        }

        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO registration.declarations (person, region, title, edition, signed_name, filed_at)
            VALUES ({person.Id.Value}, {person.Region.Value}, {title}, {policy.Edition.Id}, {typed.Value}, {now})
            ON CONFLICT (person, region) DO NOTHING
            """,
            ct
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(person.Id.Value),
                Action = "registration.declaration_file",
                Origin = message.Origin ?? AuditOrigin.Inside,
            },
            ct
        );
        return Result.Ok;
    }
}
