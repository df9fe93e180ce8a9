using System.Data;
using CareNet.Platform.Gates;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Platform.Tests.Gates;

public sealed class GateStateTests(WardDatabase database) : IClassFixture<WardDatabase>
{
    private readonly TestClock clock = new();
    private readonly PersonId person = Ids.New<PersonId>(TimeProvider.System);
    private readonly PatientId patient = Ids.New<PatientId>(TimeProvider.System);

    private GateHolds Gates => new(clock);

    private SharingGate Sharing => new(clock);

    private AccessGate Access => new(clock);

    [Fact]
    public async Task A_gate_that_nobody_set_is_closed_by_no_rule()
    {
        var closed = (await Held()).FirstClosed.ShouldNotBeNull();

        closed.Key.ShouldBe(GateKey.Access(person));
        closed.RuleId.ShouldBeNull();
    }

    [Fact]
    public async Task Both_have_to_be_open_and_the_closed_one_names_its_rule()
    {
        await Do(context => Access.Open(context, person, "okayama/2", default));
        (await Held()).FirstClosed!.Key.ShouldBe(GateKey.Sharing(patient));

        await Do(context => Sharing.Open(context, patient, "okayama/4", default));
        (await Held()).AreOpen.ShouldBeTrue();

        await Do(context => Access.Close(context, person, "okayama/9", default));
        var seen = await Held();
        seen.FirstClosed.ShouldBe(new(GateKey.Access(person), false, "okayama/9", null));
        seen[GateKey.Sharing(patient)].ShouldBe(new(GateKey.Sharing(patient), true, "okayama/4", null));
    }

    [Fact]
    public async Task A_gate_with_an_end_closes_at_that_instant_by_itself()
    {
        var end = clock.GetUtcNow().AddHours(72);
        await Do(context => Access.Open(context, person, "okayama/2", default));
        await Do(context => Sharing.Open(context, patient, "okayama/5", default, end.ToOffset(TimeSpan.FromHours(9))));

        clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        (await Held()).AreOpen.ShouldBeTrue();

        clock.Advance(TimeSpan.FromSeconds(1));
        (await Held()).FirstClosed.ShouldBe(new(GateKey.Sharing(patient), false, "okayama/5", end));
    }

    [Fact]
    public async Task Opening_anew_forgets_the_earlier_end()
    {
        await Do(context => Access.Open(context, person, "okayama/2", default));
        await Do(context => Sharing.Open(context, patient, "okayama/5", default, clock.GetUtcNow().AddHours(72)));
        await Do(context => Sharing.Open(context, patient, "okayama/4", default));
        clock.Advance(TimeSpan.FromDays(400));

        (await Held()).AreOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_change_counts_and_is_dated()
    {
        await Do(context => Sharing.Open(context, patient, "okayama/4", default));
        clock.Advance(TimeSpan.FromMinutes(1));
        await Do(context => Sharing.Close(context, patient, "okayama/4", default));

        (
            await database.Server.AskAsync<long>($"SELECT version FROM platform.gates WHERE kind = 'sharing' AND subject = '{patient}'")
        ).ShouldBe(2);
        (await database.Server.AskAsync<DateTime>($"SELECT changed_at FROM platform.gates WHERE subject = '{patient}'")).ShouldBe(
            clock.GetUtcNow().UtcDateTime
        );
    }

    [Fact]
    public async Task A_change_that_is_rolled_back_never_was()
    {
        await Do(context => Access.Open(context, person, "okayama/2", default));
        await using (var context = database.Context())
        await using (await context.Database.BeginTransactionAsync())
        {
            await Sharing.Open(context, patient, "okayama/4", default);
        }

        (await Held()).FirstClosed!.RuleId.ShouldBeNull();
    }

    [Fact]
    public async Task Outside_a_transaction_nothing_is_held_and_nothing_set()
    {
        await using var context = database.Context();

        await Should.ThrowAsync<InvalidOperationException>(() => Gates.Hold(context, person, patient, default));
        await Should.ThrowAsync<InvalidOperationException>(() => Sharing.Open(context, patient, "okayama/4", default));
        await Should.ThrowAsync<InvalidOperationException>(() => Access.Close(context, person, "okayama/9", default));
    }

    [Theory]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Snapshot)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task A_transaction_whose_snapshot_is_older_than_the_lock_is_refused(IsolationLevel level)
    {
        await using var context = database.Context();
        await using var transaction = await context.Database.BeginTransactionAsync(level);

        await Should.ThrowAsync<InvalidOperationException>(() => Gates.Hold(context, person, patient, default));
        await Should.ThrowAsync<InvalidOperationException>(() => Sharing.Close(context, patient, "okayama/4", default));
    }

    [Fact]
    public async Task A_look_needs_no_transaction_and_leaves_no_connection_open()
    {
        await Do(context => Sharing.Open(context, patient, "okayama/4", default));
        await using var context = database.Context();

        (await Gates.Look(context, [GateKey.Sharing(patient), GateKey.Sharing(patient)], default)).AreOpen.ShouldBeTrue();

        context.Database.GetDbConnection().State.ShouldBe(ConnectionState.Closed);
    }

    [Fact]
    public async Task A_node_cannot_remove_a_gate()
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => database.Server.RunAsync("DELETE FROM platform.gates"));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task<GateStates> Held()
    {
        GateStates? seen = null;
        await Do(async context => seen = await Gates.Hold(context, person, patient, default));
        return seen!;
    }

    private async Task Do(Func<WardContext, Task> act)
    {
        await using var context = database.Context();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await act(context);
        await transaction.CommitAsync();
    }
}
