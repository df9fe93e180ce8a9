using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Acceptances;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Editions;

/// <summary>A policy and its guidelines are one text with one version: one notice asks for it, and it is accepted in one place.</summary>
public sealed class ConfirmingTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    private const string Asked = "registration.text_to_accept";

    [Theory, Trait("rule", "misato/2"), Trait("rule", "nishitokyo/2"), Trait("rule", "osaki/10"), Trait("how", "remind")]
    [InlineData("misato"), InlineData("nishitokyo"), InlineData("osaki")]
    public async Task A_new_edition_of_a_guideline_asks_everybody_and_every_facility_again_with_one_notice(string region)
    {
        var world = await TestRegion.In(host.App, region);
        await Accept(world, world.Administrator, forFacility: true);
        await Accept(world, world.Member, forFacility: false);
        await Remind();
        (await Notices(world.Administrator)).ShouldBe(0, "Everything is confirmed.");

        await Register(world);
        await Remind();

        await Patience.Until(async () => await Notices(world.Administrator) == 1 && await Notices(world.Member) == 1, "the notices");
        (await Owes(world, world.Member)).ShouldBeTrue();
        (
            await host.Database.AskAsync<long>(
                $"SELECT count(*) FROM platform.notices WHERE person = '{world.Administrator}' AND kind LIKE 'registration.%confirm%'"
            )
        ).ShouldBe(0);
    }

    [Theory, Trait("rule", "misato/2"), Trait("rule", "nishitokyo/2"), Trait("rule", "osaki/10"), Trait("how", "remind")]
    [InlineData("misato/2"), InlineData("nishitokyo/2"), InlineData("osaki/10")]
    public async Task Without_the_rule_no_edition_is_registered_and_nobody_is_asked(string rule)
    {
        var app = host.Without(rule);
        var (world, elsewhere) = (await TestRegion.In(app, rule.Split('/')[0]), await TestRegion.In(app, "okayama"));

        (
            await world.AskAsync<Result>(
                new RegisterGuidelineEdition(world.Secretariat, world.Region, "safety-guideline", "9.9", Applicant.Origin)
            )
        ).IsOk.ShouldBeFalse();
        await AcceptOthers(world, world.Administrator);
        await Remind(app);

        await Patience.Until(async () => await Notices(elsewhere.Member) == 1, "the neighbour's notice");
        (await Notices(world.Administrator)).ShouldBe(0);
    }

    [
        Theory,
        Trait("rule", "misato/2"),
        Trait("rule", "nishitokyo/2"),
        Trait("rule", "osaki/10"),
        Trait("rule", "okayama/3-1"),
        Trait("how", "record")
    ]
    [InlineData("misato"), InlineData("nishitokyo"), InlineData("osaki"), InlineData("okayama")]
    public async Task Who_confirms_for_the_facility_confirms_once_and_the_editions_are_kept(string region)
    {
        var world = await TestRegion.In(host.App, region);
        var edition = await Register(world);
        (
            await world.AskAsync<Result<FacilityView>>(new GetFacility(world.Administrator, world.Facility))
        ).Value.ToConfirm.ShouldNotBeEmpty();

        (await Accept(world, world.Administrator, forFacility: true)).ShouldBe(Result.Ok);

        var kept = await world.InContextAsync(context =>
            context.Set<Acceptance>().Where(a => a.Person == world.Administrator && a.What == AcceptedText.Edition).ToListAsync()
        );
        kept.Select(a => a.ForFacility).ShouldBe([false, true], ignoreOrder: true);
        kept.ShouldAllBe(a =>
            a.Version == $"{Regions.Policy(region).Edition.Id} safety-guideline@{edition}" && a.At == host.Clock.GetUtcNow()
        );
        (await world.AskAsync<Result<FacilityView>>(new GetFacility(world.Administrator, world.Facility))).Value.ToConfirm.ShouldBeEmpty();
        var text = await Text(world, world.Administrator);
        text.AcceptedForFacilityAt.ShouldNotBeNull();
        text.Points.ShouldContain(point => point.Ja.Contains(edition, StringComparison.Ordinal));
    }

    [Fact, Trait("rule", "misato/2"), Trait("how", "record")]
    public async Task What_the_head_signed_with_the_application_counts_for_the_facility()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var facility = (await applicant.ApproveAsync(await applicant.ApplyAsync())).Value;

        (
            await applicant.Area.AskAsync<Result<FacilityView>>(new GetFacility(applicant.Area.Secretariat, facility))
        ).Value.ToConfirm.ShouldBeEmpty();
        await Register(applicant.Area);
        (
            await applicant.Area.AskAsync<Result<FacilityView>>(new GetFacility(applicant.Area.Secretariat, facility))
        ).Value.ToConfirm.ShouldNotBeEmpty();
    }

    [
        Theory,
        Trait("rule", "osaki/5"),
        Trait("rule", "osaki/preamble"),
        Trait("how", "enforce"),
        InlineData(RegionRole.Secretariat),
        InlineData(RegionRole.Committee)
    ]
    public async Task Whoever_holds_an_office_accepts_the_policy_without_a_facility(RegionRole role)
    {
        var world = await TestRegion.In(host.App, "osaki");
        var officer = await world.AddOfficerAsync(role);
        (await Owes(world, officer)).ShouldBeTrue();
        await Remind();
        await Patience.Until(async () => await Notices(officer) == 1, "the notice");

        var texts = (await world.AskAsync<Result<TextsToAccept>>(new GetTexts(officer, null, world.Region))).Value;
        var accept = new AcceptText(officer, null, AcceptedText.Edition, texts.Texts.Single().Version, false, world.Region);
        (await world.AskAsync<Result>(accept with { ForFacility = true })).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(accept with { Actor = world.Member })).Error!.Status.ShouldBe(404, "He holds no office.");
        (await world.AskAsync<Result>(accept)).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(accept)).ShouldBe(Result.Ok);

        (await Owes(world, officer)).ShouldBeFalse();
        (await world.InContextAsync(context => context.Set<Acceptance>().SingleAsync(a => a.Person == officer))).Facility.ShouldBeNull();
    }

    private async Task<string> Register(TestRegion world)
    {
        // The newest is in force: a moment later than the one of another test.
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var edition = $"6.{Random.Shared.Next(1, 1_000_000)}";
        (
            await world.AskAsync<Result>(
                new RegisterGuidelineEdition(world.Secretariat, world.Region, "safety-guideline", edition, Applicant.Origin)
            )
        ).ShouldBe(Result.Ok);
        return edition;
    }

    private static async Task<TextToAccept> Text(TestRegion world, PersonId person) =>
        (await world.AskAsync<Result<TextsToAccept>>(new GetTexts(person, world.Facility))).Value.Texts.Single(text =>
            text.What == AcceptedText.Edition
        );

    private static async Task<Result> Accept(TestRegion world, PersonId person, bool forFacility)
    {
        await AcceptOthers(world, person);
        return await world.AskAsync<Result>(
            new AcceptText(person, world.Facility, AcceptedText.Edition, (await Text(world, person)).Version, forFacility)
        );
    }

    private static async Task AcceptOthers(TestRegion world, PersonId person)
    {
        var offered = (await world.AskAsync<Result<TextsToAccept>>(new GetTexts(person, world.Facility))).Value;
        foreach (var text in offered.Texts.Where(text => text.What != AcceptedText.Edition))
        {
            await world.AskAsync<Result>(new AcceptText(person, world.Facility, text.What, text.Version, false));
        }
    }

    private static async Task<bool> Owes(TestRegion world, PersonId person) =>
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(person))).Items.Any(duty =>
            duty.Kind == DutyKind.AcceptEdition && duty.Blocks == DutyBlocks.Everything
        );

    private async Task Remind(CareNetApp? app = null)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (
            await (app ?? host.App)
                .Services.GetRequiredService<JobRunner>()
                .RunAsync("remind-open-duties", host.Clock.GetUtcNow(), "test", default)
        ).ShouldBe(JobOutcome.Done);
    }

    private Task<long> Notices(PersonId person) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = '{Asked}'");
}
