using CareNet.Platform.Data;
using CareNet.Security.Accounts;
using CareNet.Security.CountRefusals;
using CareNet.Security.Factors;
using CareNet.Security.Links;
using CareNet.Security.Measure;
using CareNet.Security.Passkeys;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
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
        modelBuilder.MapLinks();
        FailedSignIn.Map(modelBuilder);
        Profiles.Map(modelBuilder);
        Passwords.Passwords.Map(modelBuilder);
        RecoveryCode.Map(modelBuilder);
        Passkey.Map(modelBuilder);
        TakenMeasure.Map(modelBuilder);
        RefusalCount.Map(modelBuilder);
    }
}
