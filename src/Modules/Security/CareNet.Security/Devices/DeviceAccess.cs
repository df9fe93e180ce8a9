using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

/// <summary>The sole loader of devices for an actor: one of another facility looks as if it did not exist.</summary>
public sealed class DeviceAccess(SecurityContext context, StandingDirectory duties)
{
    /// <summary>Locked until the transaction ends: of two who decide at once, the second finds what the first decided.</summary>
    public async Task<Device?> ForChange(PersonId actor, DeviceId id, CancellationToken ct)
    {
        var device = await Locked(id, ct);
        return device is not null && await duties.Administers(actor, device.Facility, ct) ? device : null;
    }

    public async Task<Device?> ForReading(PersonId actor, DeviceId id, CancellationToken ct)
    {
        var device = await context.Set<Device>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        return device is not null && await duties.Administers(actor, device.Facility, ct) ? device : null;
    }

    public Task<Device?> Locked(DeviceId id, CancellationToken ct) =>
        context.Set<Device>().FromSql($"SELECT * FROM security.devices WHERE id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(ct);

    public Task<Device?> Carrying(byte[] tokenHash, CancellationToken ct) =>
        context.Set<Device>().FromSql($"SELECT * FROM security.devices WHERE token_hash = {tokenHash} FOR UPDATE").SingleOrDefaultAsync(ct);

    public Task<Device?> Invited(byte[] codeHash, CancellationToken ct) =>
        context.Set<Device>().FromSql($"SELECT * FROM security.devices WHERE join_hash = {codeHash} FOR UPDATE").SingleOrDefaultAsync(ct);
}
