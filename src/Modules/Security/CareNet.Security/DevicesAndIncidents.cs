using CareNet.Platform.Jobs;
using CareNet.Platform.Keys;
using CareNet.Security.Audits;
using CareNet.Security.Devices;
using CareNet.Security.EmergencyCards;
using CareNet.Security.Incidents;
using CareNet.Security.Standings;
using CareNet.Security.TakeOuts;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security;

internal static class DevicesAndIncidents
{
    public static IServiceCollection AddDevicesAndIncidents(this IServiceCollection services) =>
        services
            .AddScoped<StandingDirectory>()
            .AddSingleton<DeviceRules>()
            .AddSingleton<DeviceReminders>()
            .AddScoped<DeviceAccess>()
            .AddScoped<DeviceStore>()
            .AddDeviceNotices()
            .AddJob<RemindDevices>()
            .AddSingleton<IncidentPlan>()
            .AddScoped<IncidentStore>()
            .AddScoped<Protection>()
            .AddScoped<IncidentOpening>()
            .AddSingleton<EmergencyCodes>()
            .AddSingleton<IFollowsKeyChange, RehashCodes>()
            .AddIncidentNotices()
            .AddJob<RemindIncidents>()
            .AddScoped<TakeOutStore>()
            .AddTakeOutNotices()
            .AddJob<RemindTakeOuts>()
            .AddScoped<AuditScope>();
}
