using CareNet.Platform.Idempotency;
using CareNet.Platform.Tests.Gates;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Platform.Tests.Idempotency;

public sealed class RepeatTests : IClassFixture<WardDatabase>
{
    private static readonly PersonId Author = Ids.New<PersonId>(TimeProvider.System);
    private readonly WardDatabase database;
    private readonly TestClock clock = new();
    private readonly Desk desk;
    private readonly WritePost message = new(Author, Ids.New<PatientId>(TimeProvider.System), "熱が下がりました");
    private readonly RequestKey key = RequestKey.Of(Author, Guid.CreateVersion7().ToString("n")).Value;

    public RepeatTests(WardDatabase database)
    {
        this.database = database;
        desk = new Desk(database, clock);
    }

    [Fact]
    public async Task Fifty_duplicates_at_once_on_two_nodes_have_one_effect_and_one_answer()
    {
        var otherNode = new Desk(database, clock);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? desk : otherNode).Handle(key, message)));

        answers.ShouldAllBe(answer => answer.IsOk);
        answers.Select(answer => answer.Value).Distinct().ShouldHaveSingleItem();
        (desk.Acts + otherNode.Acts).ShouldBe(1);
        (await Posts()).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_waits_for_the_first_which_has_not_committed_yet()
    {
        Task<Result<PatientId>>? repeat = null;
        var first = await desk.Handle(
            key,
            message,
            async _ =>
            {
                repeat = desk.Handle(key, message);
                await Patience.Until(async () => await database.WaitingAsync() > 0, "the repeat waits");
                repeat.IsCompleted.ShouldBeFalse();
            }
        );

        (await repeat!).Value.ShouldBe(first.Value);
        (await Posts()).ShouldBe(1);
    }

    [Fact]
    public async Task A_node_that_dies_before_its_commit_leaves_nothing_and_the_repeat_does_it()
    {
        await Should.ThrowAsync<Exception>(() => desk.Handle(key, message, DieAsync));
        (await Posts()).ShouldBe(0);

        (await desk.Handle(key, message)).IsOk.ShouldBeTrue();
        (await Posts()).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_that_waits_for_a_dying_node_does_the_act_itself()
    {
        Task<Result<PatientId>>? repeat = null;
        await Should.ThrowAsync<Exception>(() =>
            desk.Handle(
                key,
                message,
                async context =>
                {
                    repeat = desk.Handle(key, message);
                    await Patience.Until(async () => await database.WaitingAsync() > 0, "the repeat waits");
                    await DieAsync(context);
                }
            )
        );

        (await repeat!).IsOk.ShouldBeTrue();
        (await Posts()).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_was_committed_and_never_arrived_is_given_to_the_repeat_by_another_node()
    {
        var committed = (await desk.Handle(key, message)).Value;
        var otherNode = new Desk(database, clock);

        (await otherNode.Handle(key, message)).Value.ShouldBe(committed);
        otherNode.Acts.ShouldBe(0);
        (await Posts()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_leaves_no_key_and_is_judged_anew()
    {
        (await desk.Handle(key, message, refusal: Desk.Full)).Error.ShouldBe(Desk.Full);
        (await desk.Handle(key, message)).IsOk.ShouldBeTrue();

        desk.Acts.ShouldBe(2);
        (await Posts()).ShouldBe(1);
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        await desk.Handle(key, message);

        (await desk.Handle(key, message with { Text = "熱が上がりました" })).Error.ShouldBe(IdempotencyErrors.OtherRequest);
        (await Posts()).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_from_somebody_else_is_another_key()
    {
        var same = RequestKey.Of(Ids.New<PersonId>(TimeProvider.System), key.Key).Value;

        var first = await desk.Handle(key, message);
        var second = await desk.Handle(same, message);

        second.Value.ShouldNotBe(first.Value);
        (await Posts()).ShouldBe(2);
    }

    [Fact]
    public async Task Guests_are_told_apart_by_their_token()
    {
        var guest = RequestKey.OfGuest("guest-token-1", "request-1").Value;
        var other = RequestKey.OfGuest("guest-token-2", "request-1").Value;

        var first = await desk.Handle(guest, message);
        (await desk.Handle(guest, message)).Value.ShouldBe(first.Value);
        (await desk.Handle(other, message)).Value.ShouldNotBe(first.Value);
    }

    [Fact]
    public async Task The_token_of_a_guest_is_not_stored_because_it_may_open_an_application()
    {
        const string Token = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";
        await desk.Handle(RequestKey.OfGuest(Token, "request-1").Value, message);

        (await database.Server.AskAsync<long>($"SELECT count(*) FROM platform.idempotency_keys k WHERE k::text LIKE '%{Token}%'")).ShouldBe(
            0
        );
        (
            await database.Server.AskAsync<long>("SELECT count(*) FROM platform.idempotency_keys WHERE key LIKE '%/request-1'")
        ).ShouldBePositive();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("with/slash")]
    [InlineData("with blank")]
    [InlineData("request-1\n")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public void A_key_that_is_missing_or_odd_is_refused(string? text)
    {
        RequestKey.Of(Author, text).Error.ShouldBe(IdempotencyErrors.Unreadable);
        RequestKey.OfGuest(text, "request-1").Error.ShouldBe(IdempotencyErrors.Unreadable);
        RequestKey.OfGuest("guest-token-1", text).Error.ShouldBe(IdempotencyErrors.Unreadable);
    }

    private Task<long> Posts() => database.PostsOnAsync(message.Patient);

    /// <summary>The server's end of the connection is gone, as after a crash of the node or of the database.</summary>
    private async Task DieAsync(WardContext context)
    {
        var pid = ((NpgsqlConnection)context.Database.GetDbConnection()).ProcessID;
        await database.Server.RunAsync(database.Server.SuperuserConnection, $"SELECT pg_terminate_backend({pid})");
    }
}
