using System.Text.RegularExpressions;

namespace CareNet.Platform.Jobs;

/// <summary>
/// When a job runs. The id names it in the database, so it stays when the class is renamed. Mistakes are found when the
/// job is registered, before a node starts.
/// </summary>
public sealed partial record JobSchedule
{
    public const string Japan = "Asia/Tokyo";

    public JobSchedule(string id, string cron, string timeZone = Japan)
    {
        if (!IdShape().IsMatch(id))
        {
            throw new ArgumentException($"The job id '{id}' is not like 'remind-missing-copy'.", nameof(id));
        }

        Id = id;
        Cron = Cron.Parse(cron);
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
            ? zone
            : throw new ArgumentException($"The job {id} names the time zone '{timeZone}', which this machine does not know.", nameof(timeZone));
    }

    public string Id { get; }

    public Cron Cron { get; }

    public TimeZoneInfo Zone { get; }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
    private static partial Regex IdShape();
}
