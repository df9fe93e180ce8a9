using CareNet.Messaging.Node;
using Wolverine;
using CareNet.Platform.Data;
using CareNet.Platform.Notices;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CareNet.Platform.Tests.Notices;

/// <summary>Over the bus, as modules send them.</summary>
public class DeliveryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly NoticeKind Known = new("suite.copy_missing");

    [Fact]
    public async Task A_known_kind_arrives_once_and_an_unknown_one_becomes_a_dead_letter()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(database.AppConnection));
        builder.Services.AddModuleContext<PlatformContext>(PlatformContext.Schema);
        builder.Services.AddNotices().AddNoticeKind(new(Known, new("写し", "Copy"), new("写し", "Copy"), "/consents/{id}"));
        StackUnderTest.Add(builder.Services, new(database.AppConnection, [typeof(NoticeDueHandler)]) { CoolDowns = [TimeSpan.FromMilliseconds(10)] });
        using var host = builder.Build();
        await host.StartAsync();
        var person = new PersonId(Guid.CreateVersion7());
        var notice = new NoticeDue(person, Known, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();

        await bus.PublishAsync(notice with { Kind = new("suite.unknown") });
        await bus.PublishAsync(notice);
        await bus.PublishAsync(notice);

        var dead = host.Services.GetRequiredService<IDeadLetters>();
        await Patience.Until(async () => (await dead.ListAsync()).Count > 0, "a dead letter");
        await Patience.Until(async () => await database.AskAsync<long>(StackUnderTest.CountStored) == 0, "an empty queue");
        (await dead.ListAsync()).ShouldHaveSingleItem().ErrorType.ShouldBe(typeof(UnknownNoticeKindException).FullName);
        (await scope.ServiceProvider.GetRequiredService<Inbox>().ListAsync(person)).ShouldHaveSingleItem().Kind.ShouldBe(Known);
        await host.StopAsync();
    }
}
