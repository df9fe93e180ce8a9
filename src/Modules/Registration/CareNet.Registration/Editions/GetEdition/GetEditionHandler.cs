using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Editions;

public static class GetEditionHandler
{
    [Rule("osaki/7-2-1", How = "record"), Rule("osaki/preamble", How = "record")]
    public static async Task<Result<EditionSheet>> Handle(
        Contracts.GetEdition message, RegistrationContext context, RegistrationAccess access, GovernanceRights rights, PolicyBook shipped, PoliciesInForce policies, CancellationToken ct)
    {
        if (!await access.ServesRegion(message.Actor, message.Region, ct) || policies.Of(message.Region) is not { } policy
            || await context.Set<PolicyEdition>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == message.Edition && e.Region == message.Region, ct) is not { } edition)
        {
            return EditionErrors.NotYours;
        }

        var by = new[] { edition.DraftedBy, edition.ReleasedBy }.OfType<PersonId>().ToList();
        var names = await context.People.Where(p => by.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var isOwn = edition.DraftedBy == message.Actor;
        var mayRelease = edition.ReleasedAt is null && !isOwn && await rights.MayRelease(message.Actor, policy, message.Region, isEdition: true, ct);
        var pack = shipped.Read(edition.Text, $"{message.Region}.yaml");
        return new EditionSheet(
            new(edition.Id, edition.Name, edition.InForceFrom, edition.DraftedAt, edition.ReleasedAt, edition.ReleasedBy is { } released ? names[released] : null),
            names[edition.DraftedBy], mayRelease, isOwn, GovernanceRights.CommitteeReleasesEditions(policy), EditionChanges.Rules(pack), EditionChanges.Settings(pack));
    }
}
