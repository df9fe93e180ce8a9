using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Reading;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class GetEditionHandler
{
    [Rule("osaki/7-2-1", How = "record"), Rule("osaki/preamble", How = "record")]
    public static async Task<Result<EditionView>> Handle(
        Contracts.GetEdition message,
        RegistrationContext context,
        RegistrationAccess access,
        GovernanceRights rights,
        EditionPacks packs,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !await access.ServesRegion(message.Actor, message.Region, ct)
            || policies.Of(message.Region) is not { } policy
            || await context
                .Set<PolicyEdition>()
                .AsNoTracking()
                .SingleOrDefaultAsync(e => e.Id == message.Edition && e.Region == message.Region, ct)
                is not { } edition
            || await CurrentPack.Of(context, packs, message.Region, edition.ReleasedAt, ct) is not { } inPlace
        )
        {
            return EditionErrors.NotYours;
        }

        if (PackOf(edition) is not { } pack)
        {
            return EditionErrors.Unreadable;
        }

        var (isOwn, isOpen) = (edition.DraftedBy == message.Actor, edition.ReleasedAt is null);
        var comparison = packs.Compare(inPlace.Pack, pack);
        var tooMany = comparison.Count > EditionPacks.MostChanges;
        var since = isOpen && inPlace.ReleasedAt > edition.DraftedAt ? inPlace.ReleasedAt : null;
        var changes = new EditionChanges(inPlace.Pack, await Earlier(), RegionDay.At(clock).Today);
        var by = new[] { edition.DraftedBy, edition.ReleasedBy }.OfType<PersonId>().ToList();
        var names = await context.People.Where(p => by.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var mayRelease =
            isOpen && !isOwn && !tooMany && await rights.MayRelease(message.Actor, policy, message.Region, isEdition: true, ct);
        return new EditionView(
            new(
                edition.Id,
                edition.Name,
                edition.InForceFrom,
                edition.DraftedAt,
                edition.ReleasedAt,
                edition.ReleasedBy is { } released ? names[released] : null
            ),
            names[edition.DraftedBy],
            mayRelease,
            isOwn,
            GovernanceRights.CommitteeReleasesEditions(policy),
            EditionPacks.MarkOf(edition, inPlace.Pack),
            since,
            tooMany,
            tooMany ? [] : EditionChanges.Of(comparison.Editions),
            tooMany ? [] : changes.Of(comparison.Periods)
        );

        PolicyPack? PackOf(PolicyEdition filed)
        {
            try
            {
                return filed.ReleasedAt is null ? packs.Draft(filed.Region, filed.Text) : packs.Released(filed.Region, filed.Text);
            }
            catch (InvalidPacksException)
            {
                // Filed with an earlier version of CareNet that still took it.
                return null;
            }
        }

        // What a draft may bring back: the pack it was filed against or, where that is still in place, the one before.
        async Task<PolicyPack?> Earlier() =>
            inPlace.ReleasedAt is null
                ? null
                : (await CurrentPack.Of(context, packs, message.Region, since is null ? inPlace.ReleasedAt : edition.DraftedAt, ct))?.Pack;
    }
}
