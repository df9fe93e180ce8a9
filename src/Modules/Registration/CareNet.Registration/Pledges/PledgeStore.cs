using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Pledges;

internal static class PledgeStore
{
    /// <summary>The same words signed twice at the same moment are one pledge, whoever of the two comes second.</summary>
    public static Task KeepAsync(RegistrationContext context, StaffPledge pledge, CancellationToken ct) =>
        context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO registration.staff_pledges (id, person, facility, region, kind, text_version, signed_name, exchanged_on, at,
                recorded_by)
            VALUES ({pledge.Id}, {pledge.Person.Value}, {pledge.Facility.Value}, {pledge.Region.Value}, {pledge.Kind.ToString()},
                {pledge.TextVersion}, {pledge.SignedName}, {pledge.ExchangedOn}, {pledge.At}, {pledge.RecordedBy.Value})
            ON CONFLICT (person, facility, text_version) DO NOTHING
            """,
            ct
        );
}
