using CareNet.Platform.Data;
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

        (await database.AskAsync<long>("SELECT count(*) FROM platform.mails WHERE state = 'Kept'")).ShouldBe(3);
        (await database.AskAsync<long>("SELECT count(*) FROM platform.mails WHERE state = 'Held' AND address IS NULL AND link IS NULL")).ShouldBe(2);
        (await scope.ServiceProvider.GetRequiredService<KeptMails>().NewestAsync()).ShouldContain(kept => kept.To == "Hanako@example.jp");
        mail.ToString().ShouldNotContain("example.jp");
        mail.ToString().ShouldNotContain("see-you-there");
    }

    [Fact]
    public async Task Outside_development_a_mail_without_a_server_is_not_lost_but_waits_among_the_given_up()
    {
        using var host = await HostAsync(keep: false);
        await using var scope = host.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<IMessageBus>()
            .PublishAsync(new SendMail(Guid.CreateVersion7(), Known, "taro@example.jp", new("okayama"), "/invitations/see-you-there"));

        await Patience.Until(
            async () => (await host.Services.DeadLettersAsync()).Any(letter => letter.ExceptionType == typeof(MailNotConfiguredException).FullName), "a dead letter");
    }

    [Fact]
    public void A_mail_says_the_same_in_both_languages_and_carries_its_link_twice()
    {
        var text = new MailWording(Known, new("ご案内", "Invitation"), new("開いてください。", "Please open."))
            .TextWith("https://care.example.jp/invitations/see-you-there");

        text.Split("https://care.example.jp/invitations/see-you-there").Length.ShouldBe(3);
        text.IndexOf("開いて", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Please", StringComparison.Ordinal));
    }

    private async Task<IHost> HostAsync(bool keep, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddModuleContext<PlatformContext>(PlatformContext.Schema);
        builder.Services.AddMail(builder.Configuration, keep).AddMailKind(new(Known, new("ご案内", "Invitation"), new("案内", "Text")));
        builder.Services.AddMessagesOf(typeof(SendMailHandler), database.AppConnection);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
