using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Jobs;

/// <summary>A registered job: when it runs, and the class that does the work.</summary>
public sealed record JobEntry(JobSchedule Schedule, Type Class);

/// <summary>Every job of this program, for a stack to schedule.</summary>
public sealed class JobCatalog(IEnumerable<JobEntry> jobs, IServiceScopeFactory scopes)
{
    private readonly Dictionary<string, JobEntry> byId = jobs.ToDictionary(job => job.Schedule.Id);

    public IReadOnlyCollection<JobEntry> All => byId.Values;

    public JobEntry? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Builds each job once, so that a service nobody registered is found now and not at three in the morning.</summary>
    public async Task RequireBuildableAsync()
    {
        foreach (var job in All)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService(job.Class);
        }
    }
}
