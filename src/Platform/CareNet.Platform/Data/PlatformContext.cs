using CareNet.Platform.Gates;
using CareNet.Platform.Idempotency;
using CareNet.Platform.Mail;
using CareNet.Platform.Notices;
using CareNet.Platform.Pulses;
using CareNet.Platform.Regions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Data;

public sealed class PlatformContext(DbContextOptions<PlatformContext> options) : DbContext(options), IDataProtectionKeyContext
{
    public const string Schema = "platform";

    public DbSet<Region> Regions => Set<Region>();

    /// <summary>Shared by all nodes, so that a cookie from one is understood by the others.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

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
        modelBuilder.Entity<DataProtectionKey>().ToTable("protection_keys").Property(key => key.Xml).IsRequired();
    }
}
