using System.Data;
using CareNet.Platform.Idempotency;
using CareNet.Platform.Purging;
using CareNet.Platform.Tests.Gates;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Idempotency;

public sealed class ClaimTests(WardDatabase database) : IClassFixture<WardDatabase>
{
    private static readonly PersonId Author = Ids.New<PersonId>(TimeProvider.System);
    private static readonly Fingerprint Print = Fingerprint.Of(new WritePost(Author, default, "text"));
    private readonly TestClock clock = new();
    private readonly RequestKey key = RequestKey.Of(Author, Guid.CreateVersion7().ToString("n")).Value;

    private IdempotencyKeys Keys => new(clock, new(null));

    [Fact]
    public async Task A_claim_says_first_and_later_repeats_the_answer()
    {
        await Do(async context =>
        {
            var claim = await Keys.Claim(context, key, Print, default);
            claim.IsFirst.ShouldBeTrue();
            claim.IsAnswered<PersonId>(out _).ShouldBeFalse();
            await Keys.Record(context, key, Print, Author, default);
        });

        await Do(async context =>
        {
            (await Keys.Claim(context, key, Print, default)).IsAnswered<PersonId>(out var answer).ShouldBeTrue();
            answer!.Value.ShouldBe(Author);
        });
    }

    [Fact]
    public async Task An_answer_without_a_value_is_repeated_too()
    {
        await Do(async context =>
        {
            (await Keys.Claim(context, key, Print, default)).IsAnswered(out _).ShouldBeFalse();
            await Keys.Record(context, key, Print, default);
        });

        await Do(async context =>
        {
            (await Keys.Claim(context, key, Print, default)).IsAnswered(out var answer).ShouldBeTrue();
            answer!.IsOk.ShouldBeTrue();
        });
    }

    [Fact]
    public async Task An_answer_is_kept_for_48_hours_and_then_the_request_is_new()
    {
        await Record();
        clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        (await IsFirst()).ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(1));
        (await IsFirst()).ShouldBeTrue();
        await Record();
        (await IsFirst()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_has_expired_is_purged_and_what_has_not_stays()
    {
        var purge = new ServiceCollection().AddIdempotency().Select(service => service.ImplementationInstance).OfType<Purge>().Single();
        var old = RequestKey.Of(Author, $"{key.Key}-old").Value;
        await Do(context => Keys.Record(context, old, Print, default));
        clock.Advance(TimeSpan.FromHours(1));
        await Record();
        clock.Advance(TimeSpan.FromHours(47.5));

        await purge.DeleteSomeAsync(database.Source, clock.GetUtcNow(), default);

        (await database.Server.AskAsync<long>($"SELECT count(*) FROM platform.idempotency_keys WHERE key LIKE '{key.Key}%'")).ShouldBe(1);
        (await IsFirst()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_sent_cannot_be_tried_out_without_the_secret()
    {
        await Record();

        await Do(async context =>
        {
            var claim = await new IdempotencyKeys(clock, new([7])).Claim(context, key, Print, default);
            claim.IsAnswered<Guid>(out var answer).ShouldBeTrue();
            answer!.Error.ShouldBe(IdempotencyErrors.OtherRequest);
        });
    }

    [Fact]
    public async Task Recording_a_second_answer_is_a_bug()
    {
        await Record();

        await Should.ThrowAsync<InvalidOperationException>(Record);
    }

    [Fact]
    public async Task Outside_a_transaction_or_with_an_older_snapshot_nothing_is_claimed()
    {
        await using var context = database.Context();
        await Should.ThrowAsync<InvalidOperationException>(() => Keys.Claim(context, key, Print, default));
        await Should.ThrowAsync<InvalidOperationException>(() => Keys.Record(context, key, Print, default));

        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await Should.ThrowAsync<InvalidOperationException>(() => Keys.Claim(context, key, Print, default));
    }

    [Fact]
    public void A_fingerprint_is_of_the_kind_of_request_too()
    {
        Fingerprint.Of(new Text("a")).ShouldBe(Fingerprint.Of(new Text("a")));
        Fingerprint.Of(new Text("a")).ShouldNotBe(Fingerprint.Of(new OtherText("a")));
        Fingerprint.Of(new Text("a")).ShouldNotBe(Fingerprint.Of(new Text("b")));
    }

    private Task Record() => Do(context => Keys.Record(context, key, Print, default));

    private async Task<bool> IsFirst()
    {
        var isFirst = false;
        await Do(async context => isFirst = (await Keys.Claim(context, key, Print, default)).IsFirst);
        return isFirst;
    }

    private async Task Do(Func<WardContext, Task> act)
    {
        await using var context = database.Context();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await act(context);
        await transaction.CommitAsync();
    }

    private sealed record Text(string Value);

    private sealed record OtherText(string Value);
}
