using CareNet.Messaging.Node.Suite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.EntityFrameworkCore;

namespace CareNet.Messaging.Tests.Time;

public class OutboxTests(SuiteDatabase database) : MessagingTests(database)
{
    [Fact, Trait("bus", "22")]
    public async Task Line_22_an_outbox_stores_changes_and_messages_together()
    {
        await using var node = await StartAsync(typeof(NoteHandler));

        await node.FlushAsync<SuiteContext>([new Note(Key)], context => context.Did("outside", Key));

        await Database.UntilDone(nameof(Note), Key);
        (await Database.DeedsAsync("outside", Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "22")]
    public async Task Line_22_an_outbox_whose_save_fails_sends_nothing()
    {
        await using var node = await StartAsync(typeof(NoteHandler));
        var id = Guid.CreateVersion7();
        Deed deed = new()
        {
            Id = id,
            What = "twice",
            Key = Key,
        };
        await node.FlushAsync<SuiteContext>([], context => context.Add(deed));

        await Should.ThrowAsync<DbUpdateException>(() =>
            node.FlushAsync<SuiteContext>(
                [new Note(Key)],
                context =>
                    context.Add(
                        new Deed
                        {
                            Id = id,
                            What = "twice",
                            Key = Key,
                        }
                    )
            )
        );

        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Note), Key)).ShouldBe(0);
    }

    [Fact, Trait("bus", "22")]
    public async Task Line_22_an_outbox_commits_the_transaction_that_its_caller_began()
    {
        await using var node = await StartAsync(typeof(NoteHandler));
        await using (var scope = node.Services.CreateAsyncScope())
        {
            var outbox = scope.ServiceProvider.GetRequiredService<IDbContextOutbox<SuiteContext>>();
            await using var transaction = await outbox.DbContext.Database.BeginTransactionAsync();
            await outbox.DbContext.Database.ExecuteSqlAsync($"INSERT INTO suite.once VALUES ({Key})");
            await outbox.PublishAsync(new Note(Key));
            await outbox.ScheduleAsync(new Note(Key), TimeSpan.FromMilliseconds(30));
            await outbox.SaveChangesAndFlushMessagesAsync();
        }

        await Database.UntilDone(nameof(Note), Key, 2);
        (await Database.AskAsync<long>($"SELECT count(*) FROM suite.once WHERE name = '{Key}'")).ShouldBe(1);
    }

    [Fact, Trait("bus", "22")]
    public async Task Line_22_a_message_whose_flush_never_came_is_found_within_ten_seconds()
    {
        await using var node = await StartAsync(typeof(NoteHandler));

        // Whoever runs scheduled messages also finds lost ones, and a node that just started needs a moment to find out that it is the one.
        await node.ScheduleAsync(new Note(Key + "-settled"), TimeSpan.FromMilliseconds(10));
        await Database.UntilDone(nameof(Note), Key + "-settled");

        await Should.ThrowAsync<ApplicationException>(() =>
            node.FlushAsync<SuiteContext>(
                [new Note(Key)],
                context =>
                {
                    context.Did("outside", Key);
                    context.AfterCommit = () => throw new ApplicationException("The answer to the commit got lost");
                }
            )
        );

        await Database.UntilDone(nameof(Note), Key, atMost: TimeSpan.FromSeconds(10));
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Note), Key)).ShouldBe(1);
    }
}

public sealed record Note(string Key);

public static class NoteHandler
{
    public static void Handle(Note message, SuiteContext context) => context.Did(nameof(Note), message.Key);
}
