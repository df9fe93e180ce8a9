using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Sanctions;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Sanctions;

public sealed class SanctionTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    [Fact, Trait("how", "enforce")]
    [Trait("rule", "osaki/7"), Trait("rule", "osaki/11b")]
    public async Task Only_the_committee_warns_and_the_warning_is_confirmed_before_going_on()
    {
        await using var app = new CareNetApp(database) { Clock = TestClock.Ahead() };
        var world = await TestRegion.In(app, "osaki");
        var committee = await world.AddOfficerAsync(RegionRole.Committee);

        foreach (var other in new[] { world.Secretariat, world.Administrator })
        {
            (await Warn(world, other)).Error!.Code.ShouldBe("registration.sanction_not_provided");
        }

        (await Warn(world, world.Member)).Error!.Status.ShouldBe(404);
        var warning = (await Warn(world, committee)).Value;

        var duties = await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Member));
        duties
            .Items[0]
            .ShouldSatisfyAllConditions(d => d.Kind.ShouldBe(DutyKind.ConfirmSanction), d => d.Blocks.ShouldBe(DutyBlocks.Everything));
        (await world.AskAsync<Result>(new ConfirmSanction(world.Administrator, warning, null))).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(new ConfirmSanction(world.Member, warning, "今後は注意します。"))).ShouldBe(Result.Ok);
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Member))).Items.ShouldNotContain(d =>
            d.Kind == DutyKind.ConfirmSanction
        );
    }

    [
        Theory,
        Trait("how", "enforce"),
        InlineData("osaki/11b", SanctionKind.WarnAndInstruct),
        InlineData("osaki/11b-2", SanctionKind.DeleteRegistration)
    ]
    [Trait("rule", "osaki/11b"), Trait("rule", "osaki/11b-2")]
    public async Task Without_the_rule_the_committee_decides_nothing_of_the_kind(string rule, SanctionKind kind)
    {
        await using var app = new CareNetApp(database)
        {
            Clock = TestClock.Ahead(),
            Policies = Regions.Book.With(Regions.Policy("osaki").Without(rule)),
        };
        var world = await TestRegion.In(app, "osaki");
        var committee = await world.AddOfficerAsync(RegionRole.Committee);

        (
            await world.AskAsync<Result<SanctionId>>(Message(world, committee) with { Kind = kind, Ground = Ground(kind) })
        ).Error!.Code.ShouldBe("registration.sanction_not_provided");
    }

    [Theory, Trait("how", "enforce"), InlineData("misato"), InlineData("nishitokyo"), InlineData("okayama"), InlineData("miyazaki")]
    [Trait("rule", "osaki/11b"), Trait("rule", "osaki/11b-2")]
    public async Task Elsewhere_a_committee_neither_warns_nor_deletes(string region)
    {
        await using var app = new CareNetApp(database) { Clock = TestClock.Ahead() };
        var world = await TestRegion.In(app, region);

        (await Warn(world, await world.AddOfficerAsync(RegionRole.Committee))).Error!.Code.ShouldBe("registration.sanction_not_provided");
    }

    [Fact, Trait("how", "record")]
    [Trait("rule", "osaki/11b")]
    public async Task A_sanction_keeps_facts_date_decision_confirmation_and_reply()
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "osaki");
        var committee = await world.AddOfficerAsync(RegionRole.Committee);
        var warning = (await Warn(world, committee)).Value;
        await world.AskAsync<Result>(new ConfirmSanction(world.Member, warning, "今後は注意します。"));

        var entry = (
            await world.AskAsync<Result<SanctionList>>(new ListSanctions(world.Secretariat, world.Region, 2037, 11))
        ).Value.Sanctions.Single(m => m.Id == warning);

        entry.ShouldSatisfyAllConditions(
            m => m.Facts.ShouldBe("ポリシーに反する投稿があった。"),
            m => m.DecidedAt.ShouldBe(clock.GetUtcNow()),
            m => m.DecidedByName.ShouldBe("委員 太郎"),
            m => m.ConfirmedAt.ShouldBe(clock.GetUtcNow()),
            m => m.Reply.ShouldBe("今後は注意します。")
        );
        (await world.AskAsync<Result<SanctionList>>(new ListSanctions(world.Administrator, world.Region, 2037, 11))).Error!.Status.ShouldBe(
            404
        );
        (await world.AskAsync<Result<SanctionList>>(new ListSanctions(committee, world.Region, 2037, 10))).Value.Sanctions.ShouldNotContain(
            m => m.Id == warning
        );
        (await world.AskAsync<SanctionList>(new ListMySanctions(world.Member))).Sanctions.ShouldHaveSingleItem();
    }

    [Fact, Trait("how", "enforce")]
    [Trait("rule", "osaki/7"), Trait("rule", "osaki/8"), Trait("rule", "osaki/11b-2"), Trait("how", "record")]
    public async Task A_deletion_needs_a_warning_the_committee_and_the_secretariat_and_ends_access_at_once()
    {
        await using var app = new CareNetApp(database) { Clock = TestClock.Ahead() };
        var world = await TestRegion.In(app, "osaki");
        var committee = await world.AddOfficerAsync(RegionRole.Committee);

        (await Delete(world, committee, null)).Error!.Code.ShouldBe("registration.sanction_without_warning");
        var warning = (await Warn(world, committee)).Value;
        (await Delete(world, world.Secretariat, warning)).Error!.Code.ShouldBe("registration.sanction_not_provided");
        var deletion = (await Delete(world, committee, warning)).Value;
        (await Standing(world)).Memberships.Count.ShouldBe(1, "Decided is not carried out.");

        (await world.AskAsync<Result>(new CarryOutSanction(committee, deletion))).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(new CarryOutSanction(world.Secretariat, deletion))).ShouldBe(Result.Ok);

        (await Standing(world)).Memberships.ShouldBeEmpty();
        var kept = await world.InContextAsync(context => context.Set<Sanction>().SingleAsync(m => m.Id == deletion));
        kept.ShouldSatisfyAllConditions(
            m => m.Warning.ShouldBe(warning),
            m => m.CarriedOutBy.ShouldBe(world.Secretariat),
            m => m.DecidedBy.ShouldBe(committee)
        );
        (await world.InContextAsync(context => context.Memberships.SingleAsync(m => m.Person == world.Member))).DepartureReason.ShouldBe(
            DepartureReason.Removed
        );
    }

    [Theory, Trait("rule", "misato/notes-2-2"), Trait("rule", "nishitokyo/notes-2-2"), Trait("how", "enforce")]
    [InlineData("misato"), InlineData("nishitokyo")]
    public async Task An_administrator_restricts_in_case_of_misuse_until_a_day_that_ends_it(string region)
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, region);
        var restrict = Message(world, world.Administrator) with
        {
            Kind = SanctionKind.RestrictOrForbidUse,
            Ground = SanctionGround.Misuse,
            Until = new(2037, 11, 22),
        };

        (await world.AskAsync<Result<SanctionId>>(restrict with { Until = new(2037, 11, 20), Key = "yesterday" })).Error!.Code.ShouldBe(
            "registration.sanction_day_is_past"
        );
        (await world.AskAsync<Result<SanctionId>>(restrict)).IsOk.ShouldBeTrue();
        (await world.AskAsync<Result<SanctionId>>(restrict)).IsOk.ShouldBeTrue("The form was sent twice.");
        (await Standing(world)).RestrictedIn(world.Region).ShouldBe(new DateTimeOffset(2037, 11, 22, 15, 0, 0, TimeSpan.Zero));
        (await world.InContextAsync(context => context.Set<Sanction>().CountAsync(m => m.Person == world.Member))).ShouldBe(1);

        clock.Advance(TimeSpan.FromDays(3));

        await Patience.Until(async () => await Standing(world) is { Restrictions: [] }, "the end of the restriction");
    }

    [Fact]
    public async Task Lifting_one_of_two_restrictions_leaves_the_other()
    {
        await using var app = new CareNetApp(database) { Clock = TestClock.Ahead() };
        var world = await TestRegion.In(app);
        var restrict = Message(world, world.Administrator) with { Kind = SanctionKind.RestrictOrForbidUse, Ground = SanctionGround.Misuse };
        var first = (await world.AskAsync<Result<SanctionId>>(restrict)).Value;
        var second = (await world.AskAsync<Result<SanctionId>>(restrict with { Until = new(2037, 12, 31), Key = "second-sanction" })).Value;

        (await world.AskAsync<Result>(new LiftSanction(world.Member, first, "誤り"))).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(new LiftSanction(world.Administrator, first, "誤り"))).ShouldBe(Result.Ok);
        (await Standing(world)).RestrictedIn(world.Region).ShouldBe(new DateTimeOffset(2037, 12, 31, 15, 0, 0, TimeSpan.Zero));
        (await world.AskAsync<Result>(new LiftSanction(world.Administrator, second, "話し合いの結果"))).ShouldBe(Result.Ok);
        (await Standing(world)).Restrictions.ShouldBeEmpty();
        (await world.AskAsync<Result>(new LiftSanction(world.Administrator, second, "もう一度"))).Error!.Code.ShouldBe(
            "registration.sanction_nothing_to_lift"
        );
    }

    private static SanctionGround Ground(SanctionKind kind) =>
        kind == SanctionKind.DeleteRegistration ? SanctionGround.WarningNotFollowed : SanctionGround.UseAgainstPolicyLawOrPublicOrder;

    private static DecideSanction Message(TestRegion world, PersonId actor) =>
        new(
            actor,
            world.Region,
            world.Member,
            SanctionKind.WarnAndInstruct,
            SanctionGround.UseAgainstPolicyLawOrPublicOrder,
            "ポリシーに反する投稿があった。",
            null,
            null,
            "sanction-0001"
        );

    private static Task<Result<SanctionId>> Warn(TestRegion world, PersonId actor) =>
        world.AskAsync<Result<SanctionId>>(Message(world, actor));

    private static Task<Result<SanctionId>> Delete(TestRegion world, PersonId actor, SanctionId? warning) =>
        world.AskAsync<Result<SanctionId>>(
            Message(world, actor) with
            {
                Kind = SanctionKind.DeleteRegistration,
                Ground = SanctionGround.WarningNotFollowed,
                Warning = warning,
                Key = $"deletion-{warning is not null}",
            }
        );

    private static Task<Standing> Standing(TestRegion world) => world.AskAsync<Standing>(new StandingOf(world.Member));
}
