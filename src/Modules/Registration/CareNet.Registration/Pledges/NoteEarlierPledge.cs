using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Pledges;

public static class NoteEarlierPledgeHandler
{
    [
        Rule("misato/9", How = "enforce"),
        Rule("nishitokyo/9", How = "enforce"),
        Rule("miyazaki/14", How = "enforce"),
        Rule("misato/form-3", How = "record")
    ]
    public static async Task<Result> Handle(
        NoteEarlierPledge message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var place = await context
            .Memberships.AsNoTracking()
            .SingleOrDefaultAsync(
                m => m.Person == message.Person && m.Facility == message.Facility && (m.Until == null || m.Until > now),
                ct
            );
        if (place is null || !await access.Administers(message.Actor, message.Facility, ct))
        {
            return PledgeErrors.NotFound;
        }

        if (policies.Of(place.Region.Value)?.Settings.Pledges.StaffWaivedIfExisting.Is(true) is not true)
        {
            return PledgeErrors.EarlierDoesNotCount;
        }

        if (message.ExchangedOn > RegionDay.At(clock).Today)
        {
            return PledgeErrors.InTheFuture;
        }

        await PledgeStore.KeepAsync(
            context,
            new StaffPledge
            {
                Id = Guid.CreateVersion7(now),
                Person = message.Person,
                Facility = message.Facility,
                Region = place.Region,
                Kind = PledgeKind.ExchangedEarlier,
                TextVersion = "",
                SignedName = "",
                ExchangedOn = message.ExchangedOn,
                At = now,
                RecordedBy = message.Actor,
            },
            ct
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.pledge_note",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Person.Value),
                Facility = message.Facility.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
