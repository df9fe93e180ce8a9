using System.Security.Cryptography;
using CareNet.Platform.Keys;
using CareNet.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Web.Tests.Host;

/// <summary>The installation's secret became known to somebody, or to too many.</summary>
public sealed class RekeyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Under_a_new_secret_cookies_go_on_and_the_old_one_opens_nothing()
    {
        var (old, next) = (NewSecret(), NewSecret());
        string token;
        await using (var app = App(old))
        {
            token = Protector(app).Protect("sign-in of 7");
            (await RekeyAsync(next, old, leave: false)).ShouldBe(
                (1, "Others are connected to this database: stop all nodes first, because they would go on with the old secret."));
        }

        (await RekeyAsync(next, NewSecret())).ShouldBe(
            (1, "CARENET_KEY_SECRET_BEFORE is not the secret that this database was sealed with: nothing was changed."));
        (await RekeyAsync(next, next)).ShouldBe(
            (1, "'rekey' needs the new secret as CARENET_KEY_SECRET and the present one as CARENET_KEY_SECRET_BEFORE."));
        (await RekeyAsync(next, old)).ShouldBe((0, ""));

        await using (var app = App(next))
        {
            Protector(app).Unprotect(token).ShouldBe("sign-in of 7");
        }

        await using var source = NpgsqlDataSource.Create(database.AppConnection);
        await using var node = await source.OpenConnectionAsync();
        (await KeySecretMark.FitsAsync(node, new KeySecret(Convert.FromBase64String(old)), default)).ShouldBeFalse();
        (await database.AskAsync<long>("SELECT count(*) FROM platform.audit_entries WHERE action = 'keys.change'")).ShouldBe(1);
    }

    private async Task<(int Code, string Error)> RekeyAsync(string next, string before, bool leave = true)
    {
        if (leave)
        {
            await database.RunAsync(database.SuperuserConnection, $"""
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE datname = '{database.Name}' AND usename <> current_user
                """);
        }

        await using var word = NodeProcess.Run(
            ["rekey"], ("ConnectionStrings__carenet_owner", database.OwnerConnection),
            (TestSecret.Setting, next), (KeySecret.Before, before));
        var (code, error, _) = await word.EndAsync();
        return (code, error.Trim());
    }

    private CareNetApp App(string secret) => new(database, host => host.UseSetting(TestSecret.Setting, secret));

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static IDataProtector Protector(CareNetApp app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
