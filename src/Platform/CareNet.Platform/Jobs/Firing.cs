using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;

namespace CareNet.Platform.Jobs;

/// <summary>One firing of a job as Hangfire keeps it: the job's id, and the time it was planned for beside it.</summary>
internal static class Firing
{
    private const string PlannedFor = "PlannedFor";

    /// <summary>What Hangfire calls. Nothing but the id is stored, so nothing else can be out of date.</summary>
    public static Job Of(string job) => Job.FromExpression<ScheduledRuns>(runs => runs.RunAsync(job, null!));

    public static Dictionary<string, object> At(DateTimeOffset time) => new() { [PlannedFor] = Text(time) };

    public static void Plan(IDictionary<string, object?> parameters, DateTimeOffset time) => parameters[PlannedFor] = Text(time);

    /// <summary>The same again when its node dies and another one repeats it. A firing from the dashboard has only the time at which it was made.</summary>
    public static DateTimeOffset TimeOf(PerformContext context) => context.GetJobParameter<string>(PlannedFor) is { } planned
        ? DateTimeOffset.Parse(planned, CultureInfo.InvariantCulture)
        : new(DateTime.SpecifyKind(context.BackgroundJob.CreatedAt, DateTimeKind.Utc));

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
