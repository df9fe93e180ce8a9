using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Rules;

/// <summary>The same act where a rule holds and where it is taken out of the policy: with the rule goes what stood on it.</summary>
public sealed class SwitchedOffTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Theory, Trait("rule", "misato/notes-2-2"), Trait("rule", "nishitokyo/notes-2-2"), Trait("how", "enforce")]
    [
        InlineData("misato/notes-2-2", true),
        InlineData("misato/notes-2-2", false),
        InlineData("nishitokyo/notes-2-2", true),
        InlineData("nishitokyo/notes-2-2", false)
    ]
    public async Task An_administrator_restricts_a_user_only_where_the_rule_says_so(string rule, bool holds)
    {
        var world = await TestRegion.In(Under(rule, holds), rule.Split('/')[0]);

        var decided = await world.AskAsync<Result<SanctionId>>(
            new DecideSanction(
                world.Administrator,
                world.Region,
                world.Member,
                SanctionKind.RestrictOrForbidUse,
                SanctionGround.Misuse,
                "人のIDを使った。",
                null,
                null,
                "switched-off-1"
            )
        );

        (decided.Error?.Code).ShouldBe(holds ? null : "registration.sanction_not_provided");
    }

    [Theory, Trait("rule", "osaki/5"), Trait("how", "enforce"), InlineData(true), InlineData(false)]
    public async Task Who_has_to_accept_is_told_by_the_rule_on_whom_the_policy_binds(bool holds)
    {
        var world = await TestRegion.In(Under("osaki/5", holds), "osaki");

        var duty = (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Administrator))).Items.Single(one =>
            one.Kind == DutyKind.AcceptEdition
        );

        duty.Rules.Contains("osaki/5").ShouldBe(holds);
        duty.Blocks.ShouldBe(DutyBlocks.Everything, "The guidelines are to be confirmed all the same: osaki/10.");
    }

    [
        Theory,
        Trait("rule", "osaki/9"),
        Trait("rule", "osaki/9-1"),
        Trait("rule", "osaki/9-2"),
        Trait("rule", "osaki/9-3"),
        Trait("how", "enforce")
    ]
    [InlineData("osaki/9-1"), InlineData("osaki/9-2"), InlineData("osaki/9-3")]
    public async Task Without_the_list_of_grounds_none_is_asked_for_and_none_can_be_given(string rule)
    {
        var applicant = await Applicant.In(host.Without(rule), "osaki");
        var outside = applicant.Answers() with { Address = "仙台市青葉区1-1", Ground = null, GroundText = null };
        var id = await applicant.ApplyAsync(outside);

        (
            await applicant.Area.AskAsync<Result>(new ConfirmEligibility(id, applicant.Area.Secretariat, "救急の連携", Applicant.Origin))
        ).Error!.Status.ShouldBe(404);
        (await applicant.ApproveAsync(id)).IsOk.ShouldBeTrue();
    }

    [Theory, Trait("rule", "osaki/7-2-2"), Trait("how", "enforce"), InlineData(true), InlineData(false)]
    public async Task Operating_rules_are_the_committees_to_release_only_where_the_rule_says_so(bool holds)
    {
        var world = await TestRegion.In(Under("osaki/7-2-2", holds), "osaki");
        var committee = await world.AddOfficerAsync(RegionRole.Committee);
        var entered = (await world.AskAsync<Result<Guid>>(Entered(world))).Value;

        (await world.AskAsync<Result>(new ReleaseFurtherRule(holds ? world.Secretariat : committee, entered))).Error!.Status.ShouldBe(404);
        var another = await world.AddOfficerAsync(RegionRole.Secretariat);
        (await world.AskAsync<Result>(new ReleaseFurtherRule(holds ? committee : another, entered))).ShouldBe(Result.Ok);
    }

    [Theory, Trait("rule", "nishitokyo/8-5"), Trait("how", "enforce"), InlineData(true), InlineData(false)]
    public async Task Staff_are_removed_by_their_administrator_alone_where_the_rule_says_so(bool holds)
    {
        var world = await TestRegion.In(Under("nishitokyo/8-5", holds), "nishitokyo");
        var leaving = new PlanDeparture(
            world.Secretariat,
            world.Member,
            world.Facility,
            DepartureReason.Transfer,
            RegionTime.In("Asia/Tokyo", host.Clock).Today.AddDays(5),
            "",
            LentDevices.Returned,
            KeptData.Erased,
            "switched-off-2"
        );

        (await world.AskAsync<Result<DepartureId>>(leaving)).IsOk.ShouldBe(!holds);
        (await world.AskAsync<Result<DepartureId>>(leaving with { Actor = world.Administrator })).IsOk.ShouldBe(
            holds,
            "Planned already, or planned now."
        );
    }

    private static EnterFurtherRule Entered(TestRegion world) =>
        new(world.Secretariat, world.Region, null, "運用ルール", "夜間は電話を使う。", $"entered-{Guid.CreateVersion7():n}");

    private CareNetApp Under(string rule, bool holds) => holds ? host.App : host.Without(rule);
}
