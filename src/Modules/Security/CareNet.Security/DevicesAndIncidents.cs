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
            .AddScoped<DutyRoster>()
            .AddSingleton<DeviceRules>()
            .AddSingleton<DeviceReminders>()
            .AddScoped<DeviceAccess>()
            .AddScoped<DevicesDesk>()
            .AddDeviceNotices()
            .AddJob<RemindOfDevices>()
            .AddSingleton<IncidentPlan>()
            .AddScoped<IncidentsDesk>()
            .AddScoped<Protection>()
            .AddScoped<IncidentOpening>()
            .AddSingleton<EmergencyCodes>()
            .AddJob<SealCodes>()
            .AddSingleton<IFollowsKeyChange, RehashCodes>()
            .AddIncidentNotices()
            .AddJob<RemindOfIncidents>()
            .AddScoped<TakeOutsDesk>()
            .AddTakeOutNotices()
            .AddJob<RemindOfTakeOuts>()
            .AddScoped<AuditScope>();
}
