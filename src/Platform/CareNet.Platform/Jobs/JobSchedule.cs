using System.Text.RegularExpressions;
using Cronos;

namespace CareNet.Platform.Jobs;

/// <summary>
/// When a job runs. The id names it in the database, so it stays when the class is renamed. The cron expression has five fields, or six
/// with seconds in front, as Hangfire reads them. Mistakes are found when the job is registered, before a node starts.
/// </summary>
public sealed partial record JobSchedule
{
    public JobSchedule(string id, string cron, string timeZone = "Asia/Tokyo")
    {
        if (!IdShape().IsMatch(id))
        {
            throw new ArgumentException($"The job id '{id}' is not like 'remind-missing-copy'.", nameof(id));
        }

        var fields = cron.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
        var format = fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard;
        if (CronExpression.Parse(cron, format).GetNextOccurrence(DateTime.UnixEpoch) is null)
        {
            throw new FormatException($"The cron expression '{cron}' names a day that never comes.");
        }

        (Id, Cron, Zone) = (id, cron, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
    }

    public string Id { get; }

    public string Cron { get; }

    public TimeZoneInfo Zone { get; }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
    private static partial Regex IdShape();
}

/// <summary>A registered job: when it runs, and the class that does the work.</summary>
public sealed record JobEntry(JobSchedule Schedule, Type Class);
