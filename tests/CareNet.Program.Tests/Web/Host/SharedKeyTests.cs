using System.Net;
using System.Security.Cryptography;
using CareNet.Platform.Keys;
using CareNet.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CareNet.Web.Tests.Host;

public sealed class SharedKeyTests : IAsyncLifetime
{
    private const string Warning = "CARENET_KEY_SECRET is not set";
    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_node_protects_another_reads(bool isSealed)
    {
        var secret = isSealed ? NewSecret() : null;
        await using var first = App(secret);
        var token = Protector(first).Protect("sign-in of 7");
        await using var second = App(secret);

        Protector(second).Unprotect(token).ShouldBe("sign-in of 7");
    }

    [Fact]
    public async Task With_a_secret_the_database_holds_no_readable_key()
    {
        var logs = new CapturedLogs();
        await using var app = App(NewSecret(), logs);
        Protector(app).Protect("anything");

        string? stored = await database.AskAsync<string>("SELECT string_agg(xml, ' ') FROM platform.protection_keys");

        stored.ShouldNotBeNull().ShouldContain("<sealed");
        stored.ShouldNotContain("masterKey");
        logs.Text.ShouldNotContain(Warning);
    }

    [Fact]
    public async Task Without_a_secret_the_key_is_stored_as_it_is_and_one_warning_says_so()
    {
        var logs = new CapturedLogs();
        await using var app = App(null, logs);
        Protector(app).Protect("anything");

        (await database.AskAsync<string>("SELECT string_agg(xml, ' ') FROM platform.protection_keys"))!.ShouldContain("masterKey");
        logs.Text.Split('\n').Count(line => line.Contains(Warning, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task New_keys_encrypt_with_GCM_and_those_from_before_still_open()
    {
        string before;
        await using (var app = App(null))
        {
            var services = new ServiceCollection();
            services
                .AddDataProtection()
                .SetApplicationName("CareNet")
                .AddKeyManagementOptions(options =>
                    options.XmlRepository = app.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository
                );
            await using var provider = services.BuildServiceProvider();
            provider.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
            before = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("sign-in of 7");
            (await database.AskAsync<string>("SELECT string_agg(xml, ' ') FROM platform.protection_keys"))!.ShouldContain("AES_256_CBC");
        }

        await using var next = App(null);
        Protector(next).Unprotect(before).ShouldBe("sign-in of 7");
        next.Services.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        (await database.AskAsync<string>("SELECT string_agg(xml, ' ') FROM platform.protection_keys"))!.ShouldContain("AES_256_GCM");
    }

    [Fact]
    public async Task The_first_secret_marks_the_database_and_no_other_fits_it()
    {
        var (own, other) = (new KeySecret(RandomNumberGenerator.GetBytes(32)), new KeySecret(RandomNumberGenerator.GetBytes(32)));
        await using var source = NpgsqlDataSource.Create(database.AppConnection);
        await using var node = await source.OpenConnectionAsync();

        (await KeySecretCheck.FitsAsync(node, own, default)).ShouldBeTrue();
        (await KeySecretCheck.FitsAsync(node, other, default)).ShouldBeFalse();
        (await KeySecretCheck.FitsAsync(node, own, default)).ShouldBeTrue();
        await Should.ThrowAsync<PostgresException>(() => database.RunAsync("UPDATE platform.key_marks SET mark = repeat('A', 64)"));
        await Should.ThrowAsync<PostgresException>(() => database.RunAsync("DELETE FROM platform.key_marks"));
    }

    [Fact]
    public async Task A_form_from_one_node_may_be_sent_to_another()
    {
        var secret = NewSecret();
        await using var first = App(secret);
        await using var second = App(secret);
        var page = await first.CreateClient().GetAsync("/");
        var token = (await page.Content.ReadAsStringAsync()).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var send = new HttpRequestMessage(HttpMethod.Post, "/language");
        send.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        send.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["to"] = "en",
                ["back"] = "/",
                ["__RequestVerificationToken"] = token,
            }
        );

        var answer = await second.CreateClient(new() { AllowAutoRedirect = false }).SendAsync(send);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("c2hvcnQ=")]
    public void A_secret_of_another_shape_is_refused(string given) =>
        Should.Throw<InvalidKeySecretException>(() =>
            KeySecret.From(new Microsoft.Extensions.Configuration.ConfigurationManager { ["CARENET_KEY_SECRET"] = given })
        );

    [Fact]
    public void What_was_changed_in_the_database_is_not_opened()
    {
        var secret = new KeySecret(RandomNumberGenerator.GetBytes(32));
        var box = Convert.FromBase64String(secret.Seal("<key/>"));
        secret.Open(Convert.ToBase64String(box)).ShouldBe("<key/>");
        box[^1] ^= 1;

        Should.Throw<CryptographicException>(() => secret.Open(Convert.ToBase64String(box)));
    }

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private CareNetApp App(string? secret, CapturedLogs? logs = null) =>
        new(
            database,
            host =>
            {
                host.CaptureLogs(logs ?? new CapturedLogs());
                if (secret is not null)
                {
                    host.UseSetting("CARENET_KEY_SECRET", secret);
                }
            }
        );

    private static IDataProtector Protector(CareNetApp app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
