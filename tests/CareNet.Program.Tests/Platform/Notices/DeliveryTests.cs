using CareNet.Platform.Data;
using CareNet.Platform.Notices;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace CareNet.Platform.Tests.Notices;

/// <summary>Notices are sent as messages, as modules send them.</summary>
public class DeliveryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly NoticeKind Known = new("suite.copy_missing");

    [Fact]
    public async Task A_known_kind_arrives_once_and_an_unknown_one_becomes_a_dead_letter()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddModuleContext<PlatformContext>(PlatformContext.Schema);
        builder.Services.AddNotices().AddNoticeKind(new(Known, new("写し", "Copy"), new("写し", "Copy"), "/consents/{id}"));
        builder.Services.AddMessagesOf(typeof(NoticeDueHandler), database.AppConnection);
        using var host = builder.Build();
        await host.StartAsync();
        var person = new PersonId(Guid.CreateVersion7());
        var notice = new NoticeDue(person, Known, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();

        await bus.PublishAsync(notice with { Kind = new("suite.unknown") });
        await bus.PublishAsync(notice);
        await bus.PublishAsync(notice);

        await Patience.Until(async () => (await host.Services.DeadLettersAsync()).Count > 0, "a dead letter");
        await Patience.Until(async () => await database.AskAsync<long>(MessagesUnderTest.CountWaiting) == 0, "an empty queue");
        (await host.Services.DeadLettersAsync())
            .Select(letter => letter.ExceptionType)
            .ShouldBe([typeof(UnknownNoticeKindException).FullName]);
        (await scope.ServiceProvider.GetRequiredService<Inbox>().ListAsync(person)).ShouldHaveSingleItem().Kind.ShouldBe(Known);
        await host.StopAsync();
    }
}
