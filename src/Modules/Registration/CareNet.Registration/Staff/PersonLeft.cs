using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class PersonLeftHandler
{
    /// <summary>
    /// Ends the reminders of training in the facility, and the region's groups for everybody once no place in the region is left.
    /// </summary>
    public static async Task<(PersonCardChanged, RegionGroupsDue?)> Handle(
        PersonLeft message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        await context
            .Set<TrainingDue>()
            .Where(due => due.Person == message.Person && due.Facility == message.Facility)
            .ExecuteDeleteAsync(ct);
        (await context.ProfileOf(message.Person, ct)).CardChanged();
        var stays = await context.Memberships.AnyAsync(
            m => m.Person == message.Person && m.Region == message.Region && (m.Until == null || m.Until > now),
            ct
        );
        var hadGroups =
            policies.Of(message.Region.Value)?.Settings is { } settings
            && (settings.AllUsersGroup.Name.IsKnown || settings.DoctorsGroup.Name.IsKnown);
        return (
            new PersonCardChanged(message.Person, now),
            hadGroups && !stays ? new(message.Person, message.Region, false, false, message.At) : null
        );
    }
}
