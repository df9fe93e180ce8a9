using CareNet.Platform.Gates;
using CareNet.Platform.Idempotency;
using CareNet.Platform.Keys;
using CareNet.Platform.Mail;
using CareNet.Platform.Notices;
using CareNet.Platform.Pulses;
using CareNet.Platform.Regions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Data;

public sealed class PlatformContext(DbContextOptions<PlatformContext> options) : DbContext(options)
{
    public const string Schema = "platform";

    public DbSet<Region> Regions => Set<Region>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<Region>(region =>
        {
            region.HasKey(r => r.Code);
            region.Property(r => r.Code).HasMaxLength(40);
        });
        modelBuilder.MapGates();
        modelBuilder.MapIdempotency();
        modelBuilder.MapNotices();
        modelBuilder.MapPulses();
        modelBuilder.MapMail();
        modelBuilder.Entity<ProtectionKey>(key =>
        {
            key.HasKey(k => k.Id);
            key.Property(k => k.Id).HasMaxLength(100);
        });
    }
}
