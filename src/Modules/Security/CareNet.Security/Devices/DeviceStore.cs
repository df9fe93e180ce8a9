using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

/// <summary>The dependencies that all device commands share.</summary>
public sealed class DeviceStore(
    SecurityContext context,
    DeviceAccess access,
    StandingDirectory standings,
    DeviceRules rules,
    TimeProvider clock
)
{
    public SecurityContext Context => context;

    public DeviceAccess Access => access;

    public StandingDirectory Standings => standings;

    public DeviceRules Rules => rules;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => RegionTime.In("Asia/Tokyo", clock).Today;

    public DeviceId NewId() => Ids.New<DeviceId>(clock);

    public async Task<Error?> Wrong(RegionCode region, FacilityId facility, DeviceDetails details, CancellationToken ct)
    {
        var named = details.Holder is { } holder ? details.Users.Append(holder) : details.Users;
        return rules.Wrong(region, details, Today) ?? (await standings.AreAllAt(facility, named, ct) ? null : DeviceErrors.HolderMissing);
    }

    /// <summary>
    /// True if the person administers the facility and no device can sign in there yet, so that they come in to register the first one.
    /// </summary>
    public async Task<bool> OpensRegister(PersonId person, FacilityId facility, CancellationToken ct) =>
        await standings.Administers(person, facility, ct)
        && !await context
            .Set<Device>()
            .AnyAsync(d => d.Facility == facility && d.State == DeviceState.Registered && d.TokenHash != null, ct);

    /// <summary>Each look at the checklist stays, with its day and whoever declared it.</summary>
    public void Look(Device device, PersonId by) =>
        context.Add(
            new DeviceCheck
            {
                Id = Guid.CreateVersion7(Now),
                Device = device.Id,
                At = Now,
                By = by,
                Declared = [.. device.Declared],
            }
        );

    public Task Note(Device device, string action, PersonId actor, AuditOrigin from, CancellationToken ct) =>
        AuditWriter.Record(
            context,
            new()
            {
                At = Now,
                Actor = AuditActor.Person(actor.Value),
                Action = action,
                Origin = from,
                Subject = new("device", device.Id.Value),
                Facility = device.Facility.Value,
            },
            ct
        );
}
