using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Incidents;

public class FollowingTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory]
    [InlineData("misato", "misato/notes-3-11"), InlineData("nishitokyo", "nishitokyo/notes-3-11")]
    [Trait("rule", "misato/notes-3-11"), Trait("rule", "nishitokyo/notes-3-11"), Trait("how", "record")]
    public async Task An_incident_has_the_regions_steps_and_the_look_at_the_trail(string region, string rule)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);

        var file = await house.App.FileAsync(
            (await house.App.ReportAsync(administrator, IncidentKind.Anomaly, what: "知らないログイン")).Value,
            administrator
        );

        file.Steps.Select(step => (step.Kind, step.Ground, step.Rule))
            .ShouldBe([
                (IncidentStepKind.Rule, IncidentStepSource.Region, rule),
                (IncidentStepKind.ReadTrail, IncidentStepSource.CareNet, null),
            ]);
        await using var app = house.Without(region, rule, $"{region}/notes-3-10");
        (await app.FileAsync((await app.ReportAsync(administrator, IncidentKind.Anomaly)).Value, administrator))
            .Steps.ShouldHaveSingleItem()
            .Ground.ShouldBe(IncidentStepSource.CareNet);
    }

    [Theory]
    [InlineData(false, 29), InlineData(true, 59)]
    public async Task A_suspected_leak_adds_the_steps_of_the_law_in_every_region_and_marks_them_as_law(bool onPurpose, int finalDays)
    {
        foreach (var region in new[] { "osaki", "misato" })
        {
            var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
            var secretary = await house.App.SecretaryAsync(region);
            var id = (await house.App.ReportAsync(administrator, IncidentKind.SuspectedLeak)).Value;

            (
                await house.App.AskAsync<Result>(new TreatAsLeak(id, house.Today.AddDays(1), onPurpose, administrator.Id, Asking.Somewhere))
            ).Error!.Code.ShouldBe("security.incident_in_the_future");
            (
                await house.App.AskAsync<Result>(new TreatAsLeak(id, house.Today, onPurpose, administrator.Id, Asking.Somewhere))
            ).IsOk.ShouldBeTrue();
            (
                await house.App.AskAsync<Result>(new TreatAsLeak(id, house.Today, onPurpose, administrator.Id, Asking.Somewhere))
            ).Error!.Code.ShouldBe("security.incident_already_leak");

            (await house.App.FileAsync(id, administrator))
                .Steps.Where(step => step.Ground == IncidentStepSource.Law)
                .Select(step => (step.Kind, step.DueOn, step.Rule))
                .ShouldBe([
                    (IncidentStepKind.PreliminaryReport, house.Today.AddDays(4), null),
                    (IncidentStepKind.TellThePersons, house.Today.AddDays(4), null),
                    (IncidentStepKind.FinalReport, house.Today.AddDays(finalDays), null),
                ]);
            await house.UntilToldAsync(secretary.Id, "security.incident_leak");
        }
    }

    [Fact]
    public async Task A_deadline_is_reminded_of_two_days_before_and_not_once_it_is_met()
    {
        var administrator = await house.App.PersonAsync("osaki", FacilityRole.Administrator);
        var id = (await house.App.ReportAsync(administrator, IncidentKind.SuspectedLeak)).Value;
        await house.App.AskAsync<Result>(new TreatAsLeak(id, house.Today, false, administrator.Id, Asking.Somewhere));

        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.RunJobAsync("remind-incidents");
        await house.UntilQuietAsync();
        (await house.NoticesAsync(administrator.Id, "security.incident_step_due")).ShouldBe(0);

        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.RunJobAsync("remind-incidents");
        await house.RunJobAsync("remind-incidents");
        await house.UntilToldAsync(administrator.Id, "security.incident_step_due");
        await house.UntilQuietAsync();
        (await house.NoticesAsync(administrator.Id, "security.incident_step_due")).ShouldBe(1);
    }

    [Theory, InlineData("misato"), InlineData("osaki")]
    [
        Trait("rule", "misato/form-2-5"),
        Trait("rule", "misato/form-3-5"),
        Trait("rule", "misato/local-8"),
        Trait("rule", "osaki/11a"),
        Trait("how", "record")
    ]
    public async Task Facts_talks_and_decisions_stay_in_the_file_and_it_closes_with_what_was_learnt(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var secretary = await house.App.SecretaryAsync(region);
        var id = (await house.App.ReportAsync(administrator, IncidentKind.Breach, what: "外部に話した")).Value;
        await house.App.AskAsync<Result>(new AddIncidentLine(id, false, "施設長と話し合った", administrator.Id, Asking.Somewhere));
        var decision = new AddIncidentLine(id, true, "グループから外す", secretary.Id, Asking.Somewhere)
        {
            Key = $"line-{Guid.CreateVersion7():n}",
        };
        (await house.App.AskAsync<Result>(decision)).IsOk.ShouldBeTrue();

        (await house.App.AskAsync<Result>(new CloseIncident(id, "再研修", administrator.Id, Asking.Somewhere))).Error!.Code.ShouldBe(
            "security.incident_steps_open"
        );
        foreach (var step in (await house.App.FileAsync(id, administrator)).Steps)
        {
            (
                await house.App.AskAsync<Result>(
                    new FinishIncidentStep(id, step.Id, house.Clock.GetUtcNow(), null, administrator.Id, Asking.Somewhere)
                )
            ).IsOk.ShouldBeTrue();
            (
                await house.App.AskAsync<Result>(
                    new FinishIncidentStep(id, step.Id, house.Clock.GetUtcNow(), null, administrator.Id, Asking.Somewhere)
                )
            ).Error!.Code.ShouldBe("security.incident_step_done");
        }

        (await house.App.AskAsync<Result>(new CloseIncident(id, " ", administrator.Id, Asking.Somewhere))).Error!.Code.ShouldBe(
            "security.words_missing"
        );
        (await house.App.AskAsync<Result>(new CloseIncident(id, "再研修", administrator.Id, Asking.Somewhere))).IsOk.ShouldBeTrue();
        (await house.App.AskAsync<Result>(new AddIncidentLine(id, false, "遅い", administrator.Id, Asking.Somewhere))).Error!.Code.ShouldBe(
            "security.incident_already_closed"
        );
        (await house.App.AskAsync<Result>(decision)).IsOk.ShouldBeTrue("It was added before the closing, and is answered so again.");

        var file = await house.App.FileAsync(id, secretary);
        file.Lessons.ShouldBe("再研修");
        file.Lines.Where(line => line.Text is not null)
            .Select(line => (line.Kind, line.By, line.Text))
            .ShouldBe([
                (IncidentLineKind.Note, administrator.Id, "施設長と話し合った"),
                (IncidentLineKind.Decision, secretary.Id, "グループから外す"),
            ]);
    }

    [Fact]
    public async Task A_file_of_another_facility_or_region_looks_as_if_it_did_not_exist()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var id = (await house.App.ReportAsync(administrator, IncidentKind.Anomaly)).Value;
        TestPerson[] others =
        [
            await house.App.PersonAsync("misato", FacilityRole.Administrator),
            await house.App.PersonAsync("misato", FacilityRole.Staff, administrator.Facility),
            await house.App.SecretaryAsync("osaki"),
        ];

        foreach (var other in others)
        {
            (await house.App.AskAsync<Result<IncidentView>>(new GetIncident(id, other.Id))).Error!.Status.ShouldBe(404);
            (await house.App.AskAsync<Result>(new CloseIncident(id, "x", other.Id, Asking.Somewhere))).Error!.Status.ShouldBe(404);
            (await house.App.AskAsync<IncidentList>(new ListIncidents(administrator.Facility, null, null, other.Id))).Rows.ShouldBeEmpty();
            (await house.App.AskAsync<IncidentList>(new ListIncidents(null, new("misato"), null, other.Id))).Rows.ShouldBeEmpty();
        }

        (await house.App.ReportAsync(others[0] with { Facility = administrator.Facility }, IncidentKind.Anomaly)).Error!.Status.ShouldBe(
            404
        );
    }
}
