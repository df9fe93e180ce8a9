using CareNet.Testing;

namespace CareNet.Messaging.Tests.Events;

public class UpkeepTests(SuiteDatabase database) : MessagingTests(database)
{
    [Fact, Trait("bus", "15")]
    public async Task Line_15_what_was_handled_is_remembered_for_more_than_a_day()
    {
        await using var node = await StartAsync(typeof(OutsideHandler), typeof(UnsureHandler));

        await node.PublishAsync(new Outside(Key), new Unsure(Key));

        await Database.UntilDone(nameof(Unsure), Key);
        await Database.UntilTried(nameof(Outside), Key);
        await Database.UntilQuiet();
        (
            await Database.AskAsync<long>(
                """
                SELECT count(*) FROM wolverine.wolverine_incoming_envelopes
                WHERE keep_until BETWEEN now() + interval '25 hours' AND now() + interval '3 days'
                """
            )
        ).ShouldBe(2);
    }

    [Fact, Trait("bus", "15")]
    public async Task Line_15_what_was_handled_is_forgotten_when_its_time_is_over()
    {
        await Database.StoreAsync(new Outside(Key), new Outside(Key));
        await Database.RunAsync(
            """
            UPDATE wolverine.wolverine_incoming_envelopes each
            SET status = 'Handled', keep_until = now() + CASE WHEN each.id = first.id THEN interval '-1 hour' ELSE interval '59 minutes' END
            FROM (SELECT id FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled' LIMIT 1) first
            WHERE each.status <> 'Handled'
            """
        );

        await using var node = await StartAsync(typeof(OutsideHandler));

        await Patience.Until(async () => await CountAsync("<") == 0, "one forgotten", SuiteDatabase.LongEnough);
        (await CountAsync(">")).ShouldBe(1);
        (await Database.AttemptsAsync(nameof(Outside), Key)).ShouldBe(0);
    }

    private Task<long> CountAsync(string thanNow) =>
        Database.AskAsync<long>(
            $"""
            SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE keep_until {thanNow} now()
                AND keep_until < now() + interval '1 hour'
            """
        );
}
