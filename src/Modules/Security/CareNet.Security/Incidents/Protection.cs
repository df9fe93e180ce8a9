using CareNet.Platform;
using CareNet.Platform.Gates;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Devices;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

/// <summary>
/// Protects at once, in the transaction of the report: when it is answered, no node lets this device or these sessions do anything more.
/// </summary>
public sealed class Protection(SecurityContext context, DeviceAccess devices, LiveSessions sessions, AccessGate gate, TimeProvider clock)
{
    /// <summary>The gate opens again with the next sign-in, which leads to a new password first.</summary>
    [Rule("misato/notes-3-10", How = "enforce"), Rule("nishitokyo/notes-3-10", How = "enforce")]
    [Rule("miyazaki/lost-1", How = "enforce"), Rule("miyazaki/lost-3", How = "enforce")]
    public async Task<ProtectionDone> Of(Incident incident, string ruleId, CancellationToken ct)
    {
        if (!incident.Kind.EndsSignIns())
        {
            return new(false, null);
        }

        if (incident.Person is { } person)
        {
            await gate.Close(context, person, ruleId, ct);
            await sessions.EndAll(context, person, EndReason.DeviceLost, ct);
            (await context.Set<Account>().FindAsync([person], ct))?.DemandChange();
        }

        if (IncidentPlan.IsLoss(incident.Kind))
        {
            await Block(incident, ct);
        }

        return new(
            incident.Person is not null,
            incident.Person is { } told && IncidentPlan.IsLoss(incident.Kind) ? new(told, clock.GetUtcNow()) : null
        );
    }

    // Without a name for the device, everything that this person alone carries counts as lost until it is registered anew.
    private async Task Block(Incident incident, CancellationToken ct)
    {
        var lost =
            incident.Device is { } device ? [await devices.Locked(DeviceId.From(device), ct)]
            : incident.Person is { } person ? await CarriedBy(person, ct)
            : [];
        foreach (var each in lost.OfType<Device>().Where(each => each.Lose()))
        {
            await sessions.EndOnDevice(context, each.Id.Value, EndReason.DeviceLost, ct);
        }
    }

    private async Task<IReadOnlyList<Device?>> CarriedBy(PersonId person, CancellationToken ct) =>
        await context
            .Set<Device>()
            .FromSql($"SELECT * FROM security.devices WHERE holder = {person.Value} FOR UPDATE")
            .Where(device => !device.IsShared && device.Kind != DeviceKind.Computer)
            .ToListAsync(ct);
}

/// <summary>The protection that was carried out, for the incident's file. <c>SignedOut</c> is false if no person was found.</summary>
public sealed record ProtectionDone(bool SignedOut, DeviceLost? Lost);
