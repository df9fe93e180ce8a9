using CareNet.Platform.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Data;

public sealed class RegistrationContext(DbContextOptions<RegistrationContext> options) : DbContext(options)
{
    public const string Schema = "registration";

    public DbSet<Facility> Facilities => Set<Facility>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<OfficeHolder> OfficeHolders => Set<OfficeHolder>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.MapGround();
        modelBuilder.MapFacilities();
        modelBuilder.MapPeople();
    }
}
