using CareNet.Jobs.Node.Suite;
using CareNet.Platform.Jobs;
using CareNet.Platform.Purging;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Jobs;

public class RegistrationTests
{
    [Fact]
    public void Two_jobs_of_one_id_are_refused_when_they_are_registered() =>
        Should
            .Throw<InvalidOperationException>(() => new ServiceCollection().AddJob<WorkEveryMorning>().AddJob<WorkEveryEvening>())
            .Message.ShouldContain("work");

    [Fact]
    public async Task A_job_that_cannot_be_built_keeps_its_node_from_starting()
    {
        await using var database = await JobsDatabase.CreateAsync();

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() =>
            database.StartAsync(services => services.AddJob<Unbuildable>())
        );

        refusal.Message.ShouldContain(nameof(Unregistered));
    }

    [Theory]
    [InlineData("notices", "done_at")]
    [InlineData("platform.notices; DROP TABLE x", "done_at")]
    [InlineData("platform.notices", "done_at OR true")]
    public void A_purge_names_a_table_and_a_column_and_nothing_else(string table, string column) =>
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddPurge(table, column, TimeSpan.FromDays(1)));

    public sealed class Unregistered;

#pragma warning disable CS9113 // The service is asked for to prove that it is missed.
    public sealed class Unbuildable(Unregistered missing) : IJob
#pragma warning restore CS9113
    {
        public static JobSchedule Schedule { get; } = new("unbuildable", "0 0 * * *");

        public Task RunAsync(JobRun run, CancellationToken ct) => Task.CompletedTask;
    }
}
