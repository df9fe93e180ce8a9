using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Editions;

public static class ReleaseEditionHandler
{
    [Rule("osaki/7-2-1"), Rule("osaki/preamble", How = "record")]
    public static async Task<(Result, PolicyReleased?)> Handle(
        Contracts.ReleaseEdition message, RegistrationContext context, GovernanceRights rights, PoliciesInForce policies, TimeProvider clock, CancellationToken ct)
    {
        var edition = await context.Set<PolicyEdition>().SingleOrDefaultAsync(e => e.Id == message.Edition, ct);
        if (edition is null || policies.Of(edition.Region.Value) is not { } policy || !await rights.MayRelease(message.Actor, policy, edition.Region, isEdition: true, ct))
        {
            return (EditionErrors.NotYours, null);
        }

        var now = clock.GetUtcNow();
        var released = edition.Release(message.Actor, now);
        if (!released.IsOk)
        {
            return (released, null);
        }

        context.Add(new PolicyChange { Region = edition.Region, At = now });
        await AuditWriter.Record(context, new AuditEntry
        {
            At = now, Actor = AuditActor.Person(message.Actor.Value), Action = "registration.edition_release", Origin = message.Origin ?? AuditOrigin.Inside, Subject = new("edition", edition.Id),
        }, ct);
        return (Result.Ok, new PolicyReleased(edition.Region, edition.InForceFrom, now));
    }
}
