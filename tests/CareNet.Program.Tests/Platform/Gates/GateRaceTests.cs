using CareNet.Platform.Gates;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit.Abstractions;

namespace CareNet.Platform.Tests.Gates;

/// <summary>Alone on the machine: their figures are times.</summary>
[CollectionDefinition(nameof(GateRaceTests), DisableParallelization = true)]
public sealed class RunAlone;

[Collection(nameof(GateRaceTests))]
public sealed class GateRaceTests(WardDatabase database, ITestOutputHelper output) : IClassFixture<WardDatabase>
{
    private readonly GateHolds gates = new(TimeProvider.System);

    [Fact]
    [Trait("size", "long")]
    public Task After_an_answered_closing_no_post_appears_and_closing_takes_less_than_a_second() =>
        NoneIsLate(300, atMost: TimeSpan.FromSeconds(15));

    [Fact, Trait("size", "long")]
    public Task After_ten_thousand_answered_closings_no_post_appears() => NoneIsLate(10_000);

    [Fact]
    public Task Without_the_lock_the_race_finds_late_posts() =>
        LateOnesAreFound(
            async (context, author, patient, ct) =>
                (await gates.Look(context, [GateKey.Access(author), GateKey.Sharing(patient)], ct)).AreOpen
        );

    [Fact]
    public Task With_lock_and_read_in_one_statement_the_race_finds_late_posts() =>
        LateOnesAreFound(
            async (context, author, patient, ct) =>
            {
                // The right locks, taken first by the plan; but the statement's snapshot is older than its wait.
                await using var command = new NpgsqlCommand(
                    """
                    WITH locked AS MATERIALIZED (
                        SELECT pg_advisory_xact_lock_shared($1), pg_advisory_xact_lock_shared($2))
                    SELECT count(*) FILTER (WHERE open) = 2 FROM locked, platform.gates
                    WHERE (kind = 'access' AND subject = $3) OR (kind = 'sharing' AND subject = $4)
                    """,
                    (NpgsqlConnection)context.Database.GetDbConnection()
                );
                GateKey[] keys = [GateKey.Access(author), GateKey.Sharing(patient)];
                foreach (var key in keys)
                {
                    command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Locks.NumberOf(key) });
                }

                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = author.Value });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = patient.Value });
                return (bool)(await command.ExecuteScalarAsync(ct))!;
            }
        );

    private async Task NoneIsLate(int rounds, TimeSpan? atMost = null)
    {
        var race = new GateRace(database, async (context, author, patient, ct) => (await gates.Hold(context, author, patient, ct)).AreOpen);
        var outcome = await race.RunAsync(rounds, atMost);
        output.WriteLine(outcome.ToString());

        // A machine that is busy with others gets through fewer of them.
        outcome.Rounds.ShouldBeGreaterThanOrEqualTo(atMost is null ? rounds : 20);
        outcome.Late.ShouldBe(0);
        outcome.WritesThatWon.ShouldBeGreaterThan(0);
        outcome.ClosingsThatWon.ShouldBeGreaterThan(0);
        outcome.Percentile(0.99).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private async Task LateOnesAreFound(Ask broken)
    {
        var outcome = await new GateRace(database, broken).RunAsync(300, untilLate: true);
        output.WriteLine(outcome.ToString());

        outcome.Late.ShouldBeGreaterThan(0);
    }
}
