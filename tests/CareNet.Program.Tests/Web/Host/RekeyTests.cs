using System.Security.Cryptography;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Keys;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Wolverine;

namespace CareNet.Web.Tests.Host;

/// <summary>The installation's secret became known to somebody, or to too many.</summary>
[Trait("size", "long")]
public sealed class RekeyTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Under_a_new_secret_cookies_go_on_and_the_old_one_opens_nothing()
    {
        var (old, next) = (NewSecret(), NewSecret());
        string token;
        await using (var app = App(old))
        {
            token = Protector(app).Protect("sign-in of 7");
            (await RekeyAsync(next, old, leave: false)).ShouldBe(
                (1, "Others are connected to this database: stop all nodes first, because they would go on with the old secret.")
            );
        }

        (await RekeyAsync(next, NewSecret())).ShouldBe(
            (1, "CARENET_KEY_SECRET_BEFORE is not the secret that this database was sealed with: nothing was changed.")
        );
        (await RekeyAsync(next, next)).ShouldBe(
            (1, "'rekey' needs the new secret as CARENET_KEY_SECRET and the present one as CARENET_KEY_SECRET_BEFORE.")
        );
        (await RekeyAsync(next, old)).ShouldBe((0, ""));

        await using (var app = App(next))
        {
            Protector(app).Unprotect(token).ShouldBe("sign-in of 7");
        }

        await using var source = NpgsqlDataSource.Create(database.AppConnection);
        await using var node = await source.OpenConnectionAsync();
        (await KeySecretCheck.FitsAsync(node, new KeySecret(Convert.FromBase64String(old)), default)).ShouldBeFalse();
        (await database.AskAsync<long>("SELECT count(*) FROM platform.audit_entries WHERE action = 'keys.change'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_facilitys_code_from_before_is_shown_and_finds_the_facility_and_recovery_codes_go()
    {
        var (old, next) = (NewSecret(), NewSecret());
        TestPerson administrator;
        string? code;
        await using (var app = App(old))
        {
            administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
            await AskAsync<Result>(app, new SetEmergencyCard(administrator.Facility, null, false, administrator.Id, AuditOrigin.Inside));
            code = await CodeOfAsync(app, administrator);
        }

        await database.RunAsync(
            database.SuperuserConnection,
            $"INSERT INTO security.recovery_codes (code_hash, person) VALUES ('\\x01', '{administrator.Id}')"
        );

        (await RekeyAsync(next, old)).ShouldBe((0, ""));

        await using (var app = App(next))
        {
            code.ShouldNotBeNull();
            (await CodeOfAsync(app, administrator)).ShouldBe(code);
            await AskAsync<Result>(
                app,
                new ReportByCode(
                    IncidentKind.LostDevice,
                    code,
                    administrator.MailAddress,
                    null,
                    Guid.CreateVersion7().ToString("n"),
                    AuditOrigin.Inside
                )
            );
            (await database.AskAsync<long>($"SELECT count(*) FROM security.incidents WHERE person = '{administrator.Id}'")).ShouldBe(1);
            (await database.AskAsync<long>("SELECT count(*) FROM security.recovery_codes")).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Keys_from_before_there_was_a_secret_are_sealed_too_and_a_damaged_one_does_not_end_the_change()
    {
        var (old, next) = (NewSecret(), NewSecret());
        string token;
        await using (var app = App(old))
        {
            Protector(app).Protect("anything");
            var services = new ServiceCollection();
            services
                .AddDataProtection()
                .SetApplicationName("CareNet")
                .AddKeyManagementOptions(options => options.XmlRepository = KeyRing(app));
            await using var provider = services.BuildServiceProvider();
            provider.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
            token = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("sign-in of 7");
            KeyRing(app).GetAllElements().ShouldContain(key => key.ToString().Contains("masterKey"));
        }

        await database.RunAsync(
            database.SuperuserConnection,
            $"""
            INSERT INTO platform.protection_keys (friendly_name, xml)
            SELECT 'damaged', regexp_replace(
                regexp_replace(xml, 'id="[^"]*"', 'id="{Guid.NewGuid()}"'), '(<sealed[^>]*>)[^<]*<', '\1not base64<')
            FROM platform.protection_keys WHERE xml LIKE '%<sealed%' LIMIT 1
            """
        );

        (await RekeyAsync(next, old)).ShouldBe((0, ""));

        (await database.AskAsync<string>("SELECT string_agg(xml, ' ') FROM platform.protection_keys"))!.ShouldNotContain("masterKey");
        await database.RunAsync(database.SuperuserConnection, "DELETE FROM platform.protection_keys WHERE friendly_name = 'damaged'");
        await using var later = App(next);
        Protector(later).Unprotect(token).ShouldBe("sign-in of 7");
    }

    private static IXmlRepository KeyRing(CareNetApp app) =>
        app.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!;

    private static async Task<string?> CodeOfAsync(CareNetApp app, TestPerson administrator) =>
        (await AskAsync<EmergencyCardView>(app, new ShowEmergencyCard(administrator.Facility, administrator.Id))).Code;

    private static async Task<T> AskAsync<T>(CareNetApp app, object message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<T>(message);
    }

    private async Task<(int Code, string Error)> RekeyAsync(string next, string before, bool leave = true)
    {
        if (leave)
        {
            await database.RunAsync(
                database.SuperuserConnection,
                $"""
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE datname = '{database.Name}' AND usename <> current_user
                """
            );
        }

        await using var word = NodeProcess.Run(
            ["rekey"],
            ("ConnectionStrings__carenet_owner", database.OwnerConnection),
            (TestSecret.Setting, next),
            (KeySecret.Before, before)
        );
        var (code, error, _) = await word.EndAsync();
        return (code, error.Trim());
    }

    private CareNetApp App(string secret) => new(database, host => host.UseSetting(TestSecret.Setting, secret));

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static IDataProtector Protector(CareNetApp app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
