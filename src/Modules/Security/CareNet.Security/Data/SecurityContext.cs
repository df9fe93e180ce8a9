using CareNet.Platform.Data;
using CareNet.Security.Access;
using CareNet.Security.Accounts;
using CareNet.Security.Devices;
using CareNet.Security.Exports;
using CareNet.Security.Factors;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.Incidents;
using CareNet.Security.Passwords;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;
using CareNet.Security.TakeOuts;
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
        modelBuilder.MapDevices();
        modelBuilder.MapIncidents();
        modelBuilder.MapTakeOuts();
        modelBuilder.MapLinks();
        FailedSignIn.Map(modelBuilder);
        SecuritySettingsStore.Map(modelBuilder);
        Passwords.Passwords.Map(modelBuilder);
        RecoveryCode.Map(modelBuilder);
        Passkey.Map(modelBuilder);
        AccountDecision.Map(modelBuilder);
        ExportRecord.Map(modelBuilder);
        RefusalCount.Map(modelBuilder);
    }
}
