using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Pledges;

public static class SignPledgeHandler
{
    /// <summary>Signing twice is one signature: a form that is sent again is answered as done.</summary>
    [
        Rule("misato/9", How = "enforce"),
        Rule("nishitokyo/9", How = "enforce"),
        Rule("miyazaki/14", How = "enforce"),
        Rule("misato/form-3", How = "record")
    ]
    public static async Task<Result> Handle(
        SignPledge message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var place = await context
            .Memberships.AsNoTracking()
            .SingleOrDefaultAsync(
                m => m.Person == message.Actor && m.Facility == message.Facility && (m.Until == null || m.Until > now),
                ct
            );
        if (place is null || policies.Of(place.Region.Value) is not { } policy)
        {
            return PledgeErrors.NotFound;
        }

        var person = await context.People.AsNoTracking().SingleAsync(p => p.Id == message.Actor, ct);
        var typed = WrittenField.Name.Read(message.TypedName);
        if (!typed.IsOk)
        {
            return typed.Error!;
        }

        if (!StaffPledge.IsSignedBy(typed.Value, person.Name))
        {
            return PledgeErrors.OtherName;
        }

        if (message.TextVersion != PledgeText.VersionOf(policy))
        {
            return PledgeErrors.OldText;
        }

        await PledgeStore.KeepAsync(
            context,
            new StaffPledge
            {
                Id = Guid.CreateVersion7(now),
                Person = person.Id,
                Facility = place.Facility,
                Region = place.Region,
                Kind = PledgeKind.Signed,
                TextVersion = message.TextVersion,
                SignedName = typed.Value,
                At = now,
                RecordedBy = person.Id,
            },
            ct
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(person.Id.Value),
                Action = "registration.pledge_sign",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Facility = place.Facility.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
