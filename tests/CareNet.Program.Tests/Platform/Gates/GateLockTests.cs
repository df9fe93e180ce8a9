using CareNet.Platform.Gates;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Tests.Gates;

public sealed class GateLockTests(WardDatabase database) : IClassFixture<WardDatabase>
{
    private readonly GateHolds gates = new(TimeProvider.System);
    private readonly SharingGate sharing = new(TimeProvider.System);
    private readonly AccessGate access = new(TimeProvider.System);
    private readonly PersonId author = Ids.New<PersonId>(TimeProvider.System);
    private readonly PatientId patient = Ids.New<PatientId>(TimeProvider.System);

    [Fact]
    public async Task A_closing_waits_until_the_post_has_been_committed()
    {
        await OpenBoth();
        await using var writing = database.Context();
        await using var post = await writing.Database.BeginTransactionAsync();
        (await gates.Hold(writing, author, patient, default)).AreOpen.ShouldBeTrue();

        var closing = Close();
        await SomebodyWaits();
        await writing.WritePostAsync(author, patient);
        closing.IsCompleted.ShouldBeFalse();
        await post.CommitAsync();
        await closing;

        (await database.PostsOnAsync(patient)).ShouldBe(1);
    }

    [Fact]
    public async Task A_post_that_comes_during_a_closing_waits_and_finds_it_closed()
    {
        await OpenBoth();
        await using var context = database.Context();
        await using var closing = await context.Database.BeginTransactionAsync();
        await sharing.Close(context, patient, "test/2", default);

        var holding = HoldOnce();
        await SomebodyWaits();
        holding.IsCompleted.ShouldBeFalse();
        await closing.CommitAsync();

        (await holding).FirstClosed.ShouldNotBeNull().RuleId.ShouldBe("test/2");
    }

    [Fact]
    public async Task A_post_that_waits_for_a_closing_which_fails_finds_it_open()
    {
        await OpenBoth();
        await using var context = database.Context();
        await using var closing = await context.Database.BeginTransactionAsync();
        await sharing.Close(context, patient, "test/2", default);

        var holding = HoldOnce();
        await SomebodyWaits();
        await closing.RollbackAsync();

        (await holding).AreOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_may_hold_one_gate_at_the_same_time()
    {
        await OpenBoth();
        await using var first = database.Context();
        await using var firstPost = await first.Database.BeginTransactionAsync();
        await gates.Hold(first, author, patient, default);

        (await HoldOnce().WaitAsync(TimeSpan.FromSeconds(20))).AreOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Handlers_that_take_the_same_gates_from_opposite_ends_do_not_lock_each_other_out()
    {
        var people = Enumerable.Range(0, 6).Select(_ => Ids.New<PersonId>(TimeProvider.System)).ToList();
        var patients = Enumerable.Range(0, 6).Select(_ => Ids.New<PatientId>(TimeProvider.System)).ToList();
        var keys = people.Select(GateKey.Access).Concat(patients.Select(GateKey.Sharing)).ToList();
        var reversed = Enumerable.Reverse(keys).ToList();

        Task Take(WardContext context, int turn) =>
            turn switch
            {
                0 => gates.Hold(context, keys, default),
                1 => gates.Hold(context, reversed, default),
                2 => access.Close(context, people, "test/2", default),
                3 => access.Close(context, Enumerable.Reverse(people), "test/2", default),
                4 => sharing.Close(context, patients, "test/2", default),
                _ => sharing.Close(context, Enumerable.Reverse(patients), "test/2", default),
            };
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => InTransaction(context => Take(context, i % 6))));

        (await Look(keys)).FirstClosed.ShouldNotBeNull().Key.Kind.ShouldBe(GateKind.Access);
    }

    [Theory]
    [InlineData("0193a5c0-7b1e-7000-8000-000000000001", 3526210080232590253)]
    public async Task The_lock_of_a_gate_has_one_number_in_every_version(string subject, long number)
    {
        var key = GateKey.Sharing(PatientId.From(Guid.Parse(subject)));
        await InTransaction(async context =>
        {
            await gates.Hold(context, [key], default);
            var held = await context
                .Database.SqlQuery<long>(
                    $"""
                    SELECT (classid::bigint << 32) | objid::bigint AS "Value" FROM pg_locks
                    WHERE locktype = 'advisory' AND mode = 'ShareLock' AND pid = pg_backend_pid()
                    """
                )
                .SingleAsync();
            held.ShouldBe(number);
        });

        Locks.NumberOf(key).ShouldBe(number);
    }

    private Task OpenBoth() =>
        InTransaction(async context =>
        {
            await access.Open(context, author, "test/1", default);
            await sharing.Open(context, patient, "test/1", default);
        });

    private Task Close() => InTransaction(context => sharing.Close(context, patient, "test/2", default));

    private async Task<GateStates> HoldOnce()
    {
        GateStates? seen = null;
        await InTransaction(async context => seen = await gates.Hold(context, author, patient, default));
        return seen!;
    }

    private async Task<GateStates> Look(IReadOnlyCollection<GateKey> keys)
    {
        await using var context = database.Context();
        return await gates.Look(context, keys, default);
    }

    private Task SomebodyWaits() => Patience.Until(async () => await database.WaitingAsync() > 0, "somebody waits for the lock");

    private async Task InTransaction(Func<WardContext, Task> act)
    {
        await using var context = database.Context();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await act(context);
        await transaction.CommitAsync();
    }
}
