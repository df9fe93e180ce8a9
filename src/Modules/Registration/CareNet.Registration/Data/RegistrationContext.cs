using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Data;

public sealed class RegistrationContext(DbContextOptions<RegistrationContext> options) : DbContext(options)
{
    public const string Schema = "registration";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(Schema);
}
