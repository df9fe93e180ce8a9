using CareNet.Platform.Data;
using CareNet.Security.Accounts;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Data;

public sealed class SecurityContext(DbContextOptions<SecurityContext> options) : DbContext(options)
{
    public const string Schema = "security";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.MapAccounts();
        modelBuilder.MapSessions();
        modelBuilder.MapStandings();
    }
}
