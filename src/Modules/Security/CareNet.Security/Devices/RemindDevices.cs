using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

/// <summary>
/// The yearly check, the start-up password, the licence and what has still to come back: told to the facility's administrators.
/// </summary>
[
    Rule("misato/8-2", How = "remind"),
    Rule("nishitokyo/8-2", How = "remind"),
    Rule("misato/12", How = "remind"),
    Rule("nishitokyo/12", How = "remind")
]
[
    Rule("misato/12-1", How = "remind"),
    Rule("nishitokyo/12-1", How = "remind"),
    Rule("misato/12-3", How = "remind"),
    Rule("nishitokyo/12-3", How = "remind")
]
[Rule("miyazaki/virus-1", How = "remind"), Rule("miyazaki/virus-6", How = "remind")]
public sealed class RemindDevices(SecurityContext context, StandingDirectory duties, DeviceReminders reminders, TimeProvider clock) : IJob
{
    private const int Batch = 200;

    public static JobSchedule Schedule { get; } = new("remind-devices", "10 6 * * *", "Asia/Tokyo");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var today = RegionTime.In("Asia/Tokyo", clock).Today;
        DeviceId after = default;
        while (await NextAsync(after, ct) is { Count: > 0 } devices)
        {
            await run.OnceAsync<SecurityContext>(
                $"devices-after-{after}",
                async outbox =>
                {
                    foreach (var device in devices)
                    {
                        foreach (var kind in reminders.Due(device, today))
                        {
                            foreach (var person in await duties.AdministratorsOf(device.Facility, ct))
                            {
                                await outbox.PublishAsync(new NoticeDue(person, kind, device.Id.Value, clock.GetUtcNow()));
                                run.Count("reminders_sent");
                            }
                        }
                    }
                },
                ct
            );
            after = devices[^1].Id;
        }
    }

    private Task<List<Device>> NextAsync(DeviceId after, CancellationToken ct) =>
        context
            .Set<Device>()
            .FromSql($"SELECT * FROM security.devices WHERE state = 'Registered' AND id > {after.Value}")
            .AsNoTracking()
            .OrderBy(device => device.Id)
            .Take(Batch)
            .ToListAsync(ct);
}
