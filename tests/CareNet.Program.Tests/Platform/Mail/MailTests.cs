using System.Globalization;
using System.Net.Sockets;
using CareNet.Platform.Data;
using CareNet.Platform.Keys;
using CareNet.Platform.Logs;
using CareNet.Platform.Mail;
using CareNet.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace CareNet.Platform.Tests.Mail;

public sealed class MailTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly MailKind Known = new("suite.invitation");
    private static readonly MailKind Other = new("suite.reset");
    private readonly KeptLog log = new();

    [Fact]
    public async Task Without_a_server_mails_are_kept_once_each_and_only_so_many_to_one_address()
    {
        using var host = await HostAsync(keep: true, ("Mail:PerAddressAndHour", "3"));
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var mail = new SendMail(Guid.CreateVersion7(), Known, "Hanako@example.jp", new("okayama"), "/invitations/see-you-there");

        await bus.InvokeAsync(mail);
        await bus.InvokeAsync(mail);
        for (var i = 0; i < 4; i++)
        {
            await bus.InvokeAsync(mail with { Id = Guid.CreateVersion7(), To = "hanako@example.jp" });
        }

        var mails = scope.ServiceProvider.GetRequiredService<KeptMails>();
        (await mails.ToAsync("hanako@example.jp")).Count.ShouldBe(3);
        var hash = Convert.ToHexString(StoredMail.HashOf("hanako@example.jp"));
        var held = $"state = 'Held' AND address IS NULL AND link IS NULL AND address_hash = decode('{hash}', 'hex')";
        (await database.AskAsync<long>($"SELECT count(*) FROM platform.mails WHERE {held}")).ShouldBe(2);
        (await mails.NewestAsync()).ShouldContain(kept => kept.To == "Hanako@example.jp");
        var letters = await database.AskAsync<string>("SELECT string_agg(concat(address, ' ', link), ' ') FROM platform.mails");
        letters.ShouldNotBeNull();
        letters.ShouldNotContain("example.jp", Case.Insensitive);
        letters.ShouldNotContain("see-you-there");
        mail.ToString().ShouldNotContain("example.jp");
        mail.ToString().ShouldNotContain("see-you-there");
    }

    [Fact]
    public async Task Many_mails_of_one_kind_do_not_hold_back_those_of_another()
    {
        using var host = await HostAsync(keep: true, ("Mail:PerAddressAndHour", "2"));
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var flood = new SendMail(Guid.CreateVersion7(), Known, "jiro@example.jp", new("okayama"), "/invitations/see-you-there");
        for (var i = 0; i < 5; i++)
        {
            await bus.InvokeAsync(flood with { Id = Guid.CreateVersion7() });
        }

        await bus.InvokeAsync(flood with { Id = Guid.CreateVersion7(), Kind = Other, Link = "/resets/one" });

        var kept = await scope.ServiceProvider.GetRequiredService<KeptMails>().ToAsync("jiro@example.jp");
        kept.Select(mail => mail.Link)
            .ShouldBe(["/invitations/see-you-there", "/invitations/see-you-there", "/resets/one"], ignoreOrder: true);
    }

    [Fact]
    public async Task Outside_development_a_mail_without_a_server_is_not_lost_but_waits_among_the_given_up()
    {
        using var host = await HostAsync(keep: false);

        await GivenUpAsync(host, typeof(MailNotConfiguredException));
    }

    [Fact]
    public async Task A_mail_that_the_server_takes_is_recorded_as_sent_and_leaves_no_address()
    {
        await using var server = TestMailServer.Plain();
        using var host = await HostAsync(keep: false, At(server.Port));

        var mail = await PublishedAsync(host);

        await Patience.Until(async () => await CountSentAsync(mail) == 1, "a mail that was sent");
        server.Received.ShouldHaveSingleItem().To.ShouldBe([mail.To]);
    }

    [Fact]
    public async Task A_mail_that_the_server_cannot_take_now_is_offered_again()
    {
        await using var server = TestMailServer.Plain(450);
        using var host = await HostAsync(keep: false, At(server.Port));

        var mail = await PublishedAsync(host);

        await Patience.Until(async () => await CountSentAsync(mail) == 1, "a mail that was sent");
        (server.Offers, server.Received.Count).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData(450, 2)]
    [InlineData(550, 1)]
    public async Task A_mail_that_the_server_refuses_is_given_up_and_no_log_names_the_address(int answer, int offers)
    {
        await using var server = TestMailServer.Plain(answer, answer, 250);
        using var host = await HostAsync(keep: false, At(server.Port));

        var mail = await GivenUpAsync(host, typeof(MailKit.Net.Smtp.SmtpCommandException));
        server.Offers.ShouldBe(offers);
        (await CountSentAsync(mail)).ShouldBe(0);
        log.Text.ShouldContain(nameof(MailKit.Net.Smtp.SmtpCommandException));
        log.Text.ShouldNotContain("example.jp");
        log.Text.ShouldNotContain("see-you-there");
    }

    [Fact]
    public async Task A_mail_whose_server_is_away_waits_among_the_given_up()
    {
        using var host = await HostAsync(keep: false, At(int.Parse(FreePort.Next(), CultureInfo.InvariantCulture)));

        var mail = await GivenUpAsync(host, typeof(SocketException));
        (await CountSentAsync(mail)).ShouldBe(0);
    }

    [Fact]
    public void A_mail_says_the_same_in_both_languages_and_carries_its_link_twice()
    {
        var text = new MailWording(Known, new("ご案内", "Invitation"), new("開いてください。", "Please open.")).TextWith(
            "https://care.example.jp/invitations/see-you-there"
        );

        text.Split("https://care.example.jp/invitations/see-you-there").Length.ShouldBe(3);
        text.IndexOf("開いて", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Please", StringComparison.Ordinal));
    }

    private static (string, string)[] At(int port) =>
        [
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)),
            ("Mail:UseTls", "false"),
            ("Mail:From", "carenet@example.jp"),
            ("Mail:Site", "https://care.example.jp"),
        ];

    private static async Task<SendMail> PublishedAsync(IHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var mail = new SendMail(Guid.CreateVersion7(), Known, "taro@example.jp", new("okayama"), "/invitations/see-you-there");
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(mail);
        return mail;
    }

    private Task<long> CountSentAsync(SendMail mail) =>
        database.AskAsync<long>(
            $"SELECT count(*) FROM platform.mails WHERE id = '{mail.Id}' AND state = 'Sent' AND address IS NULL AND link IS NULL"
        );

    private static async Task<SendMail> GivenUpAsync(IHost host, Type failure)
    {
        var before = await CountGivenUpAsync(host, failure);
        var mail = await PublishedAsync(host);
        await Patience.Until(async () => await CountGivenUpAsync(host, failure) > before, "a dead letter");
        return mail;
    }

    private static async Task<int> CountGivenUpAsync(IHost host, Type failure) =>
        (await host.Services.DeadLettersAsync()).Count(letter => letter.ExceptionType == failure.FullName);

    private async Task<IHost> HostAsync(bool keep, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddModuleContext<PlatformContext>(PlatformContext.Schema);
        builder
            .Services.AddMail(builder.Configuration, keep)
            .AddMailKind(new(Known, new("ご案内", "Invitation"), new("案内", "Text")))
            .AddMailKind(new(Other, new("決め直し", "Reset"), new("案内", "Text")));
        builder.Services.AddSharedKeys();
        builder.Services.AddSingleton<ILoggerProvider>(log).AddDiscreetLogs();
        builder.Services.AddMessagesOf(typeof(SendMailHandler), database.AppConnection);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
