using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Incidents;

public static class GivenIncidents
{
    public static string NewKey() => Guid.CreateVersion7().ToString("n");

    public static Task<Result<IncidentId>> ReportAsync(
        this CareNetApp app,
        TestPerson person,
        IncidentKind kind,
        DeviceId? device = null,
        string? what = null,
        string? key = null
    ) =>
        app.AskAsync<Result<IncidentId>>(
            new ReportIncident(kind, person.Facility, device, null, what, key ?? NewKey(), person.Id, Asking.Somewhere)
        );

    public static Task<Result> ReportByCodeAsync(
        this CareNetApp app,
        string? code,
        string? mail,
        IncidentKind kind = IncidentKind.LostDevice,
        string? key = null,
        string? what = null,
        string? from = null
    ) =>
        app.AskAsync<Result>(
            new ReportByCode(kind, code, mail, what, key ?? NewKey(), from is null ? AuditOrigin.Inside : new(from, null, null))
        );

    public static async Task<IncidentView> FileAsync(this CareNetApp app, IncidentId id, TestPerson actor) =>
        (await app.AskAsync<Result<IncidentView>>(new GetIncident(id, actor.Id))).Value;

    public static async Task<string> CodeOfAsync(this CareNetApp app, TestPerson administrator)
    {
        await app.AskAsync<Result>(new SetEmergencyCard(administrator.Facility, "086-222-0000", false, administrator.Id, Asking.Somewhere));
        return (await app.AskAsync<EmergencyCardView>(new ShowEmergencyCard(administrator.Facility, administrator.Id))).Code!;
    }
}
