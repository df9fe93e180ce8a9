using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class PersonAdmittedHandler
{
    /// <summary>Makes the first training due and lets the card and the region's groups follow, whoever brought the person in.</summary>
    public static async Task<(RegionGroupsDue?, PersonCardChanged)> Handle(
        PersonAdmitted message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var policy = policies.Of(message.Region.Value);
        if (policy is not null && new TrainingRules(policy).IntervalDays is not null)
        {
            var due = RegionDay.At(clock).DateOf(message.At);
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO registration.training_due (person, facility, region, last_on, due_on)
                VALUES ({message.Person.Value}, {message.Facility.Value}, {message.Region.Value}, NULL, {due})
                ON CONFLICT (person, facility) DO NOTHING
                """,
                ct
            );
        }

        (await context.ProfileOf(message.Person, ct)).CardChanged();
        return (
            RegionGroups.Of(policy, message.Person, message.Region, message.Profession, message.At),
            new PersonCardChanged(message.Person, clock.GetUtcNow())
        );
    }
}

/// <summary>The groups that a region has for everybody and for doctors.</summary>
internal static class RegionGroups
{
    [Rule("okayama/3-2")]
    public static RegionGroupsDue? Of(RegionPolicy? policy, PersonId person, RegionCode region, Profession profession, DateTimeOffset at)
    {
        var (all, doctors) = (policy?.Settings.AllUsersGroup.Name.IsKnown is true, policy?.Settings.DoctorsGroup.Name.IsKnown is true);
        return all || doctors ? new(person, region, all, doctors && profession == Profession.Doctor, at) : null;
    }
}
