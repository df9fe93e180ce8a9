using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Incidents;

/// <summary>A committee sees that something was reported and how far it is, never what was written; and that it looked stays.</summary>
public sealed class SupervisingTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory, Trait("rule", "osaki/7-2-3"), Trait("how", "record")]
    [InlineData("osaki", null, true), InlineData("osaki", "osaki/7-2-3", false), InlineData("misato", null, false)]
    public async Task Reports_are_shown_to_the_committee_where_it_is_in_charge_of_the_users(string region, string? switchedOff, bool shown)
    {
        var app = switchedOff is null ? house.App : house.Without(region, switchedOff);
        var nurse = await app.PersonAsync(region);
        var committee = await app.PersonAsync(new TestPerson.Cast(region, Office: RegionRole.Committee, IsOutside: true));
        var report = (await app.ReportAsync(nurse, IncidentKind.LostDevice, null, "患者さんの家に忘れた")).Value;

        var page = await app.AskAsync<Result<IncidentList>>(new SuperviseIncidents(committee.Id, committee.Region, null, Asking.Somewhere));

        page.IsOk.ShouldBe(shown);
        (
            await app.AskAsync<Result<IncidentList>>(new SuperviseIncidents(nurse.Id, nurse.Region, null, Asking.Somewhere))
        ).Error!.Status.ShouldBe(404);
        if (shown)
        {
            page.Value.Rows.ShouldContain(row => row.Id == report && row.Kind == IncidentKind.LostDevice);
            (await app.AskAsync<Result<IncidentView>>(new GetIncident(report, committee.Id))).IsOk.ShouldBeFalse(
                "What was written is not theirs."
            );
        }

        (
            await house.AskAsync<long>(
                $"SELECT count(*) FROM platform.audit_entries WHERE action = 'incident.look' AND actor = '{committee.Id}'"
            )
        ).ShouldBe(shown ? 1 : 0);
    }
}
