using System.Globalization;
using Quartz;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>
/// The time a firing was planned for, which is the same again when its node dies and another one repeats it. Quartz hands
/// that time on in whole seconds, so seconds it is; a firing that we made ourselves carries its exact time with it.
/// </summary>
internal static class Firing
{
    public const string Group = "carenet";
    private const string At = "at";

    public static JobKey Of(string job) => new(job, Group);

    public static ITrigger Once(string job, DateTimeOffset scheduledFor) => TriggerBuilder.Create()
        .WithIdentity($"{job} {Guid.CreateVersion7():n}", "once")
        .ForJob(Of(job))
        .UsingJobData(At, scheduledFor.ToString("O", CultureInfo.InvariantCulture))
        .StartNow()
        .WithSimpleSchedule(schedule => schedule.WithMisfireHandlingInstructionFireNow())
        .Build();

    public static DateTimeOffset TimeOf(IJobExecutionContext context)
    {
        var data = context.Trigger.JobDataMap;
        if (data.TryGetValue(At, out var exact))
        {
            return DateTimeOffset.Parse((string)exact, CultureInfo.InvariantCulture);
        }

        var time = context.Recovering
            ? DateTimeOffset.Parse(data.GetString(SchedulerConstants.FailedJobOriginalTriggerScheduledFiretime)!, CultureInfo.InvariantCulture)
            : context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        return DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
    }
}
