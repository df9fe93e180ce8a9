using CareNet.Platform;
using CareNet.Registration.Acceptances;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Editions;

public sealed class AcceptanceTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    [
        Theory,
        Trait("rule", "osaki/5"),
        Trait("how", "enforce"),
        InlineData("osaki"),
        InlineData("misato"),
        InlineData("nishitokyo"),
        InlineData("okayama")
    ]
    public async Task Nobody_goes_on_before_accepting_the_policy_administrators_included(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);

        (await Owes(world, world.Member, DutyKind.AcceptEdition)).ShouldBeTrue();
        (await Owes(world, world.Administrator, DutyKind.AcceptEdition)).ShouldBeTrue();
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Administrator))).MayGoOn.ShouldBeFalse();
    }

    [Theory, Trait("how", "enforce"), InlineData("osaki"), InlineData("misato"), InlineData("nishitokyo"), InlineData("okayama")]
    [Trait("rule", "osaki/5")]
    public async Task Where_the_region_names_nothing_to_confirm_nobody_is_asked(string region)
    {
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy(region).Silent("guidelines")) };

        (await Owes(await TestRegion.In(app, region), DutyKind.AcceptEdition)).ShouldBeFalse();
        (await Owes(await TestRegion.In(app, "miyazaki"), DutyKind.AcceptEdition)).ShouldBeFalse();
    }

    [Theory, Trait("how", "record"), InlineData("osaki"), InlineData("misato"), InlineData("nishitokyo"), InlineData("okayama")]
    [
        Trait("rule", "osaki/preamble"),
        Trait("rule", "osaki/revisions"),
        Trait("rule", "misato/revisions"),
        Trait("rule", "nishitokyo/revisions"),
        Trait("rule", "misato/2"),
        Trait("rule", "nishitokyo/2"),
        Trait("rule", "osaki/10"),
        Trait("rule", "okayama/3-1")
    ]
    public async Task Who_accepted_which_edition_and_when_is_kept_for_the_person_and_for_the_facility(string region)
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, region);
        var text = await Text(world, world.Administrator, AcceptedText.Edition);

        (await Accept(world, world.Administrator, text, forFacility: false)).ShouldBe(Result.Ok);
        (await Accept(world, world.Administrator, text, forFacility: true)).ShouldBe(Result.Ok);
        (await Accept(world, world.Administrator, text, forFacility: true)).ShouldBe(Result.Ok);

        var kept = await world.InContextAsync(context => context.Set<Acceptance>().Where(a => a.Facility == world.Facility).ToListAsync());
        kept.Count.ShouldBe(2);
        kept.ShouldAllBe(a =>
            a.Version == Regions.Policy(region).Edition.Id && a.At == clock.GetUtcNow() && a.Person == world.Administrator
        );
        (await Owes(world, world.Administrator, DutyKind.AcceptEdition)).ShouldBeFalse();
        (await Owes(world, DutyKind.AcceptEdition)).ShouldBeTrue("The facility's acceptance is nobody else's own.");
    }

    [Theory, Trait("how", "record"), InlineData("osaki"), InlineData("misato")]
    [
        Trait("rule", "osaki/preamble"),
        Trait("rule", "osaki/revisions"),
        Trait("rule", "misato/revisions"),
        Trait("rule", "nishitokyo/revisions")
    ]
    public async Task A_new_edition_asks_again(string region)
    {
        var policy = Regions.Policy(region);
        await using var before = new CareNetApp(database);
        var world = await TestRegion.In(before, region);
        await Accept(world, world.Member, await Text(world, world.Member, AcceptedText.Edition), forFacility: false);
        (await Owes(world, DutyKind.AcceptEdition)).ShouldBeFalse();

        var renewed = policy with { Edition = policy.Edition with { Id = "renewed" } };
        await using var after = new CareNetApp(database) { Policies = Regions.Book.With(new Policy.PolicyPack("renewed.yaml", [renewed])) };
        await using var scope = after.Services.CreateAsyncScope();
        var duties = await scope
            .ServiceProvider.GetRequiredService<Wolverine.IMessageBus>()
            .InvokeAsync<Contracts.Duties>(new DutiesOf(world.Member));

        duties.Items.ShouldContain(duty => duty.Kind == DutyKind.AcceptEdition);
    }

    [
        Theory,
        Trait("rule", "misato/10"),
        Trait("rule", "nishitokyo/10"),
        Trait("how", "record"),
        InlineData("misato"),
        InlineData("nishitokyo")
    ]
    public async Task The_points_to_note_are_accepted_for_a_role_and_again_for_another(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);
        var text = await Text(world, world.Member, AcceptedText.PointsToNote);

        await Accept(world, world.Member, text, forFacility: false);
        (await Owes(world, DutyKind.AcceptPointsToNote)).ShouldBeFalse();
        await world.InContextAsync(async context =>
        {
            (await context.Memberships.SingleAsync(m => m.Person == world.Member)).Role = FacilityRole.Administrator;
            return await context.SaveChangesAsync();
        });

        (await Owes(world, DutyKind.AcceptPointsToNote)).ShouldBeTrue();
        text.Points.ShouldNotBeEmpty();
    }

    [Theory, Trait("rule", "misato/10"), InlineData("misato", "misato/10"), InlineData("nishitokyo", "nishitokyo/10")]
    public async Task Without_the_rule_there_are_no_points_to_accept(string region, string rule)
    {
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy(region).Without(rule)) };

        (await Owes(await TestRegion.In(app, region), DutyKind.AcceptPointsToNote)).ShouldBeFalse();
        (await Owes(await TestRegion.In(app, "osaki"), DutyKind.AcceptPointsToNote)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_old_version_a_members_word_for_the_facility_and_a_stranger_are_refused()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        var text = await Text(world, world.Member, AcceptedText.Edition);

        (await Accept(world, world.Member, text with { Version = "2016-08-01" }, false)).Error!.Code.ShouldBe("registration.text_is_old");
        (await Accept(world, world.Member, text, forFacility: true)).Error!.Status.ShouldBe(404);
        (await Accept(world, await world.AddPersonAsync(), text, forFacility: false)).Error!.Status.ShouldBe(404);
    }

    private static Task<bool> Owes(TestRegion world, DutyKind kind) => Owes(world, world.Member, kind);

    private static async Task<bool> Owes(TestRegion world, PersonId person, DutyKind kind) =>
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(person))).Items.Any(duty =>
            duty.Kind == kind && duty.Blocks == DutyBlocks.Everything
        );

    private static async Task<TextToAccept> Text(TestRegion world, PersonId person, AcceptedText what) =>
        (await world.AskAsync<Result<TextsToAccept>>(new GetTexts(person, world.Facility))).Value.Texts.Single(text => text.What == what);

    private static Task<Result> Accept(TestRegion world, PersonId actor, TextToAccept text, bool forFacility) =>
        world.AskAsync<Result>(new AcceptText(actor, world.Facility, text.What, text.Version, forFacility));
}
