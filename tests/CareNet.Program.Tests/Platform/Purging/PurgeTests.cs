using CareNet.Platform.Jobs;
using CareNet.Platform.Purging;
using CareNet.Platform.Tests.Jobs;
using CareNet.Testing;
using CareNet.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Purging;

public class PurgeTests
{
    [Fact]
    public async Task What_was_kept_long_enough_goes_and_the_rest_stays()
    {
        await using var database = await JobsDatabase.CreateAsync();
        await database.RunAsync(
            """
            INSERT INTO platform.job_runs (id, job, scheduled_for, node, started_at, ended_at, outcome)
                SELECT gen_random_uuid(), 'old', at, 'n', at, at, 'done'
                    FROM (SELECT now() - 401 * interval '1 day' - n * interval '1 second' AS at FROM generate_series(1, 12000) n) AS old;
            INSERT INTO platform.job_runs (id, job, scheduled_for, node, started_at, ended_at, outcome)
                SELECT gen_random_uuid(), 'young', now(), 'n', now() - 399 * interval '1 day', now(), 'done';
            INSERT INTO hangfire.job (statename, invocationdata, arguments, createdat) VALUES
                ('Failed', '{}', '[]', now() - 36 * interval '1 day'), ('Failed', '{}', '[]', now() - 34 * interval '1 day');
            INSERT INTO platform.job_steps SELECT 'a', now(), 'old', now() - 36 * interval '1 day';
            INSERT INTO platform.job_steps SELECT 'a', now(), 'young', now() - 34 * interval '1 day';
            """
        );
        using var node = await database.StartAsync();

        (
            await node
                .Services.GetRequiredService<JobRunner>()
                .RunAsync("purge-leftovers", DateTimeOffset.UnixEpoch, "test", CancellationToken.None)
        ).ShouldBe(JobOutcome.Done);

        (await database.RunsAsync("old")).ShouldBeEmpty();
        (await database.RunsAsync("young")).ShouldHaveSingleItem();
        (await database.AskAsync<string>("SELECT string_agg(step, ' ') FROM platform.job_steps")).ShouldBe("young");
        (await database.AskAsync<long>("SELECT count(*) FROM hangfire.job WHERE createdat < now() - interval '33 days'")).ShouldBe(1);
        var run = (await database.RunsAsync("purge-leftovers")).ShouldHaveSingleItem();
        run.Counts["platform_job_runs"].ShouldBe(12000);
        run.Counts["platform_job_steps"].ShouldBe(1);
        await node.StopAsync();
    }
}

public class PurgedTablesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_purge_of_the_program_finds_its_rows_by_an_index()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddCareNet();
        var purges = builder.Services.Select(service => service.ImplementationInstance).OfType<Purge>().ToList();

        purges.ShouldNotBeEmpty();
        foreach (var purge in purges)
        {
            (
                await database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                    WHERE i.indrelid = '{purge.Table}'::regclass AND a.attname = '{purge.Column}'
                    """
                )
            ).ShouldBeGreaterThan(0, $"{purge.Table}.{purge.Column} has no index");
        }
    }
}
