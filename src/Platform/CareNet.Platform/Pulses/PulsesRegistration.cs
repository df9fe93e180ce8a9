using CareNet.Platform.Purging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Pulses;

public static class PulsesRegistration
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static IServiceCollection AddPulses(this IServiceCollection services) =>
        services.AddPurge("platform.pulses", "sent_at", Kept).AddPurge("platform.pulse_arrivals", "at", Kept);

    public static void MapPulses(this ModelBuilder model)
    {
        model.Entity<Pulse>().ToTable("pulses").HasKey(pulse => pulse.Id);
        model.Entity<PulseArrival>(arrival =>
        {
            arrival.ToTable("pulse_arrivals").HasKey(a => a.Number);
            arrival.Property(a => a.Node).HasMaxLength(40);
        });
    }
}
