using CareNet.Platform.Data;
using CareNet.Platform.Keys;
using CareNet.Platform.Mail;
using CareNet.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace CareNet.Platform.Tests.Mail;

public sealed class MailTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly MailKind Known = new("suite.invitation");
    private static readonly MailKind Other = new("suite.reset");

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
        await using var scope = host.Services.CreateAsyncScope();

        await scope
            .ServiceProvider.GetRequiredService<IMessageBus>()
            .PublishAsync(new SendMail(Guid.CreateVersion7(), Known, "taro@example.jp", new("okayama"), "/invitations/see-you-there"));

        await Patience.Until(
            async () =>
                (await host.Services.DeadLettersAsync()).Any(letter => letter.ExceptionType == typeof(MailNotConfiguredException).FullName),
            "a dead letter"
        );
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
        builder.Services.AddMessagesOf(typeof(SendMailHandler), database.AppConnection);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
