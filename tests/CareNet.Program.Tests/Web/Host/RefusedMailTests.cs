using System.Globalization;
using CareNet.Platform.Mail;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Web.Tests.Host;

public sealed class RefusedMailTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>In the whole program, whose handlers are written ahead in a Release build.</summary>
    [Fact]
    public async Task A_mail_that_the_server_refuses_for_good_is_offered_once()
    {
        await using var server = TestMailServer.Plain(550);
        await using var app = new CareNetApp(
            database,
            host =>
                host.UseSetting("Mail:Host", "127.0.0.1")
                    .UseSetting("Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture))
                    .UseSetting("Mail:UseTls", "false")
                    .UseSetting("Mail:From", "carenet@example.jp")
                    .UseSetting("Mail:Site", "https://care.example.jp")
        );

        await using var scope = app.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<IMessageBus>()
            .PublishAsync(
                new SendMail(Guid.CreateVersion7(), new("security.invitation"), "hanako@example.jp", new("misato"), "/account/link/one")
            );

        await Patience.Until(
            async () => await database.AskAsync<long>("SELECT count(*) FROM wolverine.wolverine_dead_letters") == 1,
            "a mail that was given up"
        );
        server.Offers.ShouldBe(1);
    }
}
