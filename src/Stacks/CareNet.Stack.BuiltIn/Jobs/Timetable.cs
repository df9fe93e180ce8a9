using CareNet.Platform.Jobs;
using Npgsql;
using Quartz;
using Quartz.Impl.Matchers;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>
/// Makes the stored timetable that of this program. A schedule that did not change is left alone: in its row stands what was
/// missed while every node was down.
/// </summary>
internal sealed class Timetable(JobCatalog catalog, RunRecords records, NpgsqlDataSource database, JobLog log)
{
    private const long Lock = 0x0CA2_E0E7_0000_0104;

    public async Task BringUpToDateAsync(IScheduler scheduler, CancellationToken ct)
    {
        // Nodes that start together take turns. The lock ends with its connection, whatever happens here.
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var turn = await connection.BeginTransactionAsync(ct);
        await using (var wait = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Lock})", connection, turn))
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        foreach (var job in catalog.All)
        {
            await KeepAsync(scheduler, job.Schedule, ct);
        }

        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Firing.Group), ct))
        {
            if (catalog.Find(key.Name) is null)
            {
                await scheduler.DeleteJob(key, ct);
                await records.AbandonAsync(key.Name, ct);
                log.Unscheduled(key.Name);
            }
        }

        await turn.CommitAsync(ct);
    }

    private static async Task KeepAsync(IScheduler scheduler, JobSchedule job, CancellationToken ct)
    {
        var key = new TriggerKey(job.Id, Firing.Group);
        var expression = QuartzCron.Of(job.Cron);
        if (await scheduler.GetTrigger(key, ct) is ICronTrigger kept && kept.CronExpressionString == expression && kept.TimeZone.Id == job.Zone.Id)
        {
            if (await scheduler.GetTriggerState(key, ct) == TriggerState.Error)
            {
                await scheduler.ResetTriggerFromErrorState(key, ct);
            }

            return;
        }

        var detail = JobBuilder.Create<ScheduledRuns.ScheduledRun>().WithIdentity(Firing.Of(job.Id)).StoreDurably().RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(detail)
            .WithCronSchedule(expression, schedule => schedule.InTimeZone(job.Zone).WithMisfireHandlingInstructionFireAndProceed())
            .Build();
        await scheduler.AddJob(detail, replace: true, ct);
        if (await scheduler.RescheduleJob(key, trigger, ct) is null)
        {
            await scheduler.ScheduleJob(trigger, ct);
        }
    }
}
