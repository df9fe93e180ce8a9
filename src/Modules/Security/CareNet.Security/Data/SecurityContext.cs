using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Data;

public sealed class SecurityContext(DbContextOptions<SecurityContext> options) : DbContext(options)
{
    public const string Schema = "security";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(Schema);
}
