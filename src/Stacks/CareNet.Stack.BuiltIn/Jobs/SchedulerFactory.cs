using System.Collections.Specialized;
using System.Globalization;
using Quartz;
using Quartz.Impl;
using Quartz.Impl.AdoJobStore;
using Quartz.Spi;
using Quartz.Util;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>
/// Quartz keeps schedulers and connections in statics of the process. Here each node has its own, so that two nodes in one process (a
/// test's) are two.
/// </summary>
internal sealed class SchedulerFactory(string node, JobOptions options, NodeConnections connections) : StdSchedulerFactory(Settings(node, options)), ISchedulerRepository
{
    private const string Name = "carenet";
    private IScheduler? scheduler;

    void ISchedulerRepository.Bind(IScheduler schedulerName) => scheduler = schedulerName;

    void ISchedulerRepository.Remove(string schedulerName) => scheduler = null;

    IScheduler? ISchedulerRepository.Lookup(string schedulerName) => scheduler;

    List<IScheduler> ISchedulerRepository.LookupAll() => scheduler is null ? [] : [scheduler];

    protected override ISchedulerRepository GetSchedulerRepository() => this;

    protected override IDbConnectionManager GetDBConnectionManager() => connections;

    private static NameValueCollection Settings(string node, JobOptions options) => new()
    {
        ["quartz.scheduler.instanceName"] = Name,
        ["quartz.scheduler.instanceId"] = node,
        ["quartz.scheduler.idleWaitTime"] = Milliseconds(options.Look),
        // A node that fails while it starts must end: threads of the scheduler would keep its process.
        ["quartz.scheduler.makeSchedulerThreadDaemon"] = "true",
        ["quartz.jobStore.makeThreadsDaemons"] = "true",
        ["quartz.threadPool.maxConcurrency"] = options.Workers.ToString(CultureInfo.InvariantCulture),
        ["quartz.jobStore.type"] = typeof(JobStoreTX).AssemblyQualifiedName,
        ["quartz.jobStore.driverDelegateType"] = typeof(PostgreSQLDelegate).AssemblyQualifiedName,
        ["quartz.jobStore.dataSource"] = Name,
        ["quartz.jobStore.tablePrefix"] = "jobs.qrtz_",
        ["quartz.jobStore.useProperties"] = "true",
        ["quartz.jobStore.clustered"] = "true",
        ["quartz.jobStore.clusterCheckinInterval"] = Milliseconds(options.CheckIn),
        ["quartz.jobStore.clusterCheckinMisfireThreshold"] = Milliseconds(options.Grace),
        ["quartz.jobStore.misfireThreshold"] = Milliseconds(options.MissedAfter),
        ["quartz.serializer.type"] = typeof(TextSerializer).AssemblyQualifiedName,
    };

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
