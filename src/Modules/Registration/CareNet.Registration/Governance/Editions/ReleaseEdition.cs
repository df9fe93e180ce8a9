using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Policy.Reading;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class ReleaseEditionHandler
{
    // PostgreSQL keeps a time to the microsecond.
    private static readonly TimeSpan Next = TimeSpan.FromMicroseconds(1);

    /// <summary>
    /// Releases an edition only as it was seen: of two releases at the same moment the second waits, and is refused because the first is in
    /// place.
    /// </summary>
    [Rule("osaki/7-2-1"), Rule("osaki/preamble", How = "record")]
    public static async Task<(Result, PolicyReleased?)> Handle(
        Contracts.ReleaseEdition message,
        RegistrationContext context,
        GovernanceRights rights,
        EditionPacks packs,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var filed = await context
            .Set<PolicyEdition>()
            .AsNoTracking()
            .Where(e => e.Id == message.Edition)
            .Select(e => new { e.Region })
            .SingleOrDefaultAsync(ct);
        if (filed is null || !await MayRelease(filed.Region))
        {
            return (EditionErrors.NotYours, null);
        }

        await context.LockAsync(filed.Region, ct);
        var inPlace = await CurrentPack.Of(context, packs, filed.Region, before: null, ct);
        if (inPlace is null || !await MayRelease(filed.Region))
        {
            return (EditionErrors.NotYours, null);
        }

        var edition = await context.Set<PolicyEdition>().SingleAsync(e => e.Id == message.Edition, ct);
        if (edition.ReleasedAt is null && DutyBlocks(edition, inPlace.Pack) is { } hindrance)
        {
            return (hindrance, null);
        }

        var now = clock.GetUtcNow();
        if (inPlace.ReleasedAt + Next is { } earliest && earliest > now)
        {
            // The newest is found by its time, so it is later than the one that it replaces.
            now = earliest;
        }

        var released = edition.Release(message.Actor, message.Seen == EditionPacks.MarkOf(edition, inPlace.Pack), now);
        if (!released.IsOk)
        {
            return (released, null);
        }

        context.Add(new PolicyChange { Region = edition.Region, At = now });
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.edition_release",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = edition.Region,
                Subject = new("edition", edition.Id),
            },
            ct
        );
        return (Result.Ok, new PolicyReleased(edition.Region, edition.InForceFrom, now));

        async Task<bool> MayRelease(RegionCode region) =>
            policies.Of(region) is { } policy && await rights.MayRelease(message.Actor, policy, region, isEdition: true, ct);

        Error? DutyBlocks(PolicyEdition draft, PolicyPack replaced)
        {
            try
            {
                var pack = packs.Draft(draft.Region, draft.Text);
                return pack.InForceAt(RegionDay.At(clock).Today) is null ? EditionErrors.NoneInForce
                    : packs.Compare(replaced, pack).Count > EditionPacks.MostChanges ? EditionErrors.TooManyChanges
                    : null;
            }
            catch (InvalidPacksException)
            {
                // Filed with an earlier version of CareNet that still took it.
                return EditionErrors.Unreadable;
            }
        }
    }
}
