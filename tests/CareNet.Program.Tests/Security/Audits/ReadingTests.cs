using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Audits;

public class ReadingTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private readonly PatientId patient = PatientId.From(Guid.CreateVersion7());

    [Theory, InlineData("misato"), InlineData("nishitokyo"), InlineData("osaki")]
    [
        Trait("rule", "misato/8-1"),
        Trait("rule", "nishitokyo/8-1"),
        Trait("rule", "misato/9-1"),
        Trait("rule", "nishitokyo/9-1"),
        Trait("rule", "misato/form-2-1"),
        Trait("rule", "misato/form-3-1")
    ]
    [Trait("rule", "misato/notes-3-11"), Trait("rule", "nishitokyo/notes-3-11"), Trait("how", "record")]
    public async Task An_administrator_sees_who_read_changed_or_exported_what_in_the_own_facility_and_nothing_else(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync(region, FacilityRole.Staff, administrator.Facility);
        var stranger = await house.App.PersonAsync(region, FacilityRole.Administrator);
        await WriteAsync(nurse, "timeline.read", nurse.Facility);
        await WriteAsync(nurse, "roster.export", nurse.Facility);
        await WriteAsync(stranger, "timeline.read", stranger.Facility);

        (await ReadAsync(administrator)).Lines.Select(line => line.Action).ShouldBe(["roster.export", "timeline.read"], ignoreOrder: true);
        (await ReadAsync(administrator, ask => ask with { Topic = AuditTopic.Exports }))
            .Lines.ShouldHaveSingleItem()
            .Person.ShouldBe(nurse.Id);
        (await ReadAsync(administrator, ask => ask with { Patient = patient })).Lines.ShouldAllBe(line =>
            line.Facility == administrator.Facility
        );
        (await ReadAsync(administrator, ask => ask with { Person = nurse.Id })).Lines.Count.ShouldBe(2);
        (await AskAsync(Ask(administrator) with { Person = stranger.Id })).Error!.Status.ShouldBe(404);
        (await AskAsync(Ask(stranger) with { Facility = administrator.Facility })).Error!.Status.ShouldBe(404);
        var head = await house.App.PersonAsync(region, FacilityRole.Head, administrator.Facility);
        (await ReadAsync(head, ask => ask with { Topic = AuditTopic.Exports }))
            .Lines.ShouldHaveSingleItem()
            .Action.ShouldBe("roster.export");
        (await AskAsync(Ask(nurse))).Error!.Status.ShouldBe(404);
        (await AskAsync(Ask(administrator) with { Facility = null, Region = administrator.Region })).Error!.Status.ShouldBe(404);
    }

    [Fact]
    [Trait("rule", "osaki/7-2-3"), Trait("how", "record")]
    public async Task Secretariat_and_committee_see_their_region_and_what_they_looked_at_is_recorded()
    {
        var (nurse, elsewhere) = (await house.App.PersonAsync("osaki"), await house.App.PersonAsync("misato"));
        var member = await house.App.PersonAsync(new TestPerson.Cast("osaki", Office: RegionRole.Committee, IsOutside: true));
        await WriteAsync(nurse, "timeline.read", nurse.Facility);
        await WriteAsync(elsewhere, "timeline.read", elsewhere.Facility);
        var ask = Ask(member) with { Facility = null, Region = new("osaki"), Patient = patient };

        (await AskAsync(ask)).Value.Lines.ShouldHaveSingleItem().Facility.ShouldBe(nurse.Facility);

        (
            await house.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries WHERE action = 'audit.read' AND actor = '{member.Id}' AND patient = '{patient}'
                """
            )
        ).ShouldBe(1);
        (await AskAsync(ask with { Region = new("misato") })).Error!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_the_operator_did_to_a_region_is_shown_to_that_region_alone()
    {
        var mail = $"{Guid.CreateVersion7():n}@example.jp";
        (await house.App.AskAsync<Result>(new InstallSecretariat(new("osaki"), "鈴木 一郎", mail))).ShouldBe(Result.Ok);
        var installed = await house.AskAsync<Guid>($"SELECT id FROM registration.people WHERE mail = '{mail}'");

        (await GrantsAsync("osaki"))
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                line => line.Person.ShouldBeNull(),
                line => line.ActorKind.ShouldBe("operator"),
                line => line.Subject.ShouldBe(installed)
            );
        (await GrantsAsync("misato")).ShouldBeEmpty();

        async Task<IReadOnlyList<AuditLine>> GrantsAsync(string region)
        {
            var secretary = await house.App.SecretaryAsync(region);
            var view = (await AskAsync(Ask(secretary) with { Facility = null, Region = new(region) })).Value;
            return [.. view.Lines.Where(line => line.Action == "registration.office_grant" && line.Subject == installed)];
        }
    }

    [Fact]
    public async Task The_past_of_a_facility_to_which_nobody_belongs_any_more_stays_with_its_region()
    {
        var area = await TestRegion.In(house.App, "osaki");
        var nurse = await house.App.PersonAsync("misato");
        await WriteAsync(nurse, "timeline.read", area.Facility);

        foreach (var (region, seen) in new[] { ("osaki", 1), ("misato", 0) })
        {
            var secretary = await house.App.SecretaryAsync(region);
            var view = (await AskAsync(Ask(secretary) with { Facility = null, Region = new(region) })).Value;
            view.Lines.Count(line => line.Facility == area.Facility).ShouldBe(seen);
        }
    }

    [Fact]
    public async Task An_act_on_a_facility_to_which_nobody_belongs_yet_is_shown_to_the_region_that_it_names()
    {
        var facility = Guid.CreateVersion7();
        await house
            .App.Services.GetRequiredService<AuditWriter>()
            .RecordApart(
                new()
                {
                    At = house.Clock.GetUtcNow(),
                    Actor = AuditActor.Person((await house.App.SecretaryAsync("osaki")).Id.Value),
                    Action = "registration.application_approve",
                    Origin = Asking.Somewhere,
                    Facility = facility,
                    Region = new("osaki"),
                }
            );

        foreach (var (region, seen) in new[] { ("osaki", 1), ("misato", 0) })
        {
            var secretary = await house.App.SecretaryAsync(region);
            var view = (await AskAsync(Ask(secretary) with { Facility = null, Region = new(region) })).Value;
            view.Lines.Count(line => line.Facility == new FacilityId(facility)).ShouldBe(seen);
        }
    }

    [Fact]
    public async Task What_an_applicant_did_is_shown_to_the_applications_region_alone()
    {
        var region = await TestRegion.In(house.App, "osaki");
        var asked = new StartApplication(region.Region, $"{Ids()}@example.jp", Ids(), Ids(), AuditOrigin.Inside);
        (await house.App.AskAsync<Result>(asked)).ShouldBe(Result.Ok);
        var started = await house.AskAsync<Guid>($"SELECT id FROM registration.applications WHERE mail = '{asked.Mail}'");

        (await StartsAsync("osaki"))
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(line => line.Person.ShouldBeNull(), line => line.ActorKind.ShouldBe("visitor"));
        (await StartsAsync("misato")).ShouldBeEmpty();

        static string Ids() => $"{Guid.CreateVersion7():n}";

        async Task<IReadOnlyList<AuditLine>> StartsAsync(string code)
        {
            var secretary = await house.App.SecretaryAsync(code);
            var view = (await AskAsync(Ask(secretary) with { Facility = null, Region = new(code) })).Value;
            return [.. view.Lines.Where(line => line.Subject == started)];
        }
    }

    [Fact]
    public async Task A_long_trail_comes_in_pages_by_day()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        for (var i = 0; i < 60; i++)
        {
            await WriteAsync(administrator, "timeline.read", administrator.Facility);
        }

        var first = await ReadAsync(administrator);
        var second = await ReadAsync(administrator, ask => ask with { After = first.Next });

        (first.Lines.Count, first.Next is not null).ShouldBe((50, true));
        second.Lines.Count.ShouldBeGreaterThanOrEqualTo(10);
        (await ReadAsync(administrator, ask => ask with { Last = house.Today.AddDays(-1) })).Lines.ShouldBeEmpty();
    }

    private static ReadAudit Ask(TestPerson person) =>
        new(
            person.Facility,
            null,
            null,
            null,
            AuditTopic.Everything,
            null,
            null,
            null,
            AuditPurpose.FacilityReview,
            person.Id,
            Asking.Somewhere
        );

    private Task<Result<AuditList>> AskAsync(ReadAudit ask) => house.App.AskAsync<Result<AuditList>>(ask);

    private async Task<AuditList> ReadAsync(TestPerson person, Func<ReadAudit, ReadAudit>? change = null) =>
        (await AskAsync(change?.Invoke(Ask(person)) ?? Ask(person))).Value;

    private Task WriteAsync(TestPerson actor, string action, FacilityId facility) =>
        house
            .App.Services.GetRequiredService<AuditWriter>()
            .RecordApart(
                new()
                {
                    At = house.Clock.GetUtcNow(),
                    Actor = AuditActor.Person(actor.Id.Value),
                    Action = action,
                    Origin = Asking.Somewhere,
                    Facility = facility.Value,
                    Patient = patient.Value,
                }
            );
}
