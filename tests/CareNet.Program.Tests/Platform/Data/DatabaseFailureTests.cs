using CareNet.Platform.Data;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Platform.Tests.Data;

/// <summary>With the exceptions that a real server, a missing one and a full pool cause.</summary>
public class DatabaseFailureTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_server_that_is_not_there_or_ends_the_session_is_an_outage()
    {
        var refused = await FailureAsync("Host=127.0.0.1;Port=1;Username=a;Database=a", "SELECT 1");
        var ended = await FailureAsync(database.AppConnection, "SELECT pg_terminate_backend(pg_backend_pid())");

        DatabaseFailure.IsOutage(refused).ShouldBeTrue();
        DatabaseFailure.IsOutage(ended).ShouldBeTrue();
        DatabaseFailure.IsOutage(new InvalidOperationException("around it", ended)).ShouldBeTrue();
        DatabaseFailure.TimedOut(refused).ShouldBeFalse();
    }

    [Fact]
    public async Task A_full_pool_is_no_outage_but_has_timed_out()
    {
        await using var pool = NpgsqlDataSource.Create(database.AppConnection + ";Maximum Pool Size=1;Timeout=1");
        await using var taken = await pool.OpenConnectionAsync();

        var full = await Should.ThrowAsync<NpgsqlException>(async () => await pool.OpenConnectionAsync());

        DatabaseFailure.TimedOut(full).ShouldBeTrue();
        DatabaseFailure.IsOutage(full).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mistake_in_a_statement_is_neither()
    {
        var mistaken = await FailureAsync(database.AppConnection, "SELECT 1/0");

        DatabaseFailure.IsOutage(mistaken).ShouldBeFalse();
        DatabaseFailure.TimedOut(mistaken).ShouldBeFalse();
        DatabaseFailure.WasUndone(mistaken).ShouldBeFalse();
    }

    private static async Task<Exception> FailureAsync(string connection, string sql)
    {
        await using var pool = NpgsqlDataSource.Create(connection);
        return await Should.ThrowAsync<NpgsqlException>(async () =>
        {
            await using var command = pool.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        });
    }
}
