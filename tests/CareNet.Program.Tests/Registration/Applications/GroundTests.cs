using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;

namespace CareNet.Registration.Tests.Applications;

/// <summary>Osaki lists three grounds for admission and an order of steps; the others do not.</summary>
public sealed class GroundTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact, Trait("rule", "osaki/9"), Trait("how", "enforce")]
    public async Task Without_a_ground_an_application_cannot_be_decided()
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var id = await applicant.ApplyAsync(applicant.Answers() with { Ground = null });

        (await applicant.ApproveAsync(id)).Error!.Code.ShouldBe("registration.ground_missing");

        var free = await Applicant.In(host.Without("osaki/9-1"), "osaki");
        (await free.ApproveAsync(await free.ApplyAsync(free.Answers() with { Ground = null, GroundText = null }))).IsOk.ShouldBeTrue();
    }

    [Fact, Trait("rule", "osaki/9-1"), Trait("how", "enforce")]
    public async Task For_work_in_the_city_the_address_lies_in_the_city()
    {
        var outside = Applicant.Answers("osaki") with { Address = "仙台市青葉区1-1" };
        var applicant = await Applicant.In(host.App, "osaki");
        await applicant.SaveAsync(ApplicationPart.Facility, outside);

        (await applicant.SaveAsync(ApplicationPart.Responsible, outside)).ShouldBe(["Ground"]);
        (
            await applicant.SaveAsync(
                ApplicationPart.Responsible,
                outside with
                {
                    Ground = EligibilityGround.OutsideCityNeedingCollaboration,
                }
            )
        ).ShouldBeEmpty();
    }

    [Theory, Trait("rule", "osaki/9-1"), Trait("rule", "osaki/9-2"), Trait("how", "record")]
    [
        InlineData(EligibilityGround.IntegratedCareInCity, "訪問看護をしています"),
        InlineData(EligibilityGround.OutsideCityNeedingCollaboration, "市内の患者を診ています")
    ]
    public async Task The_work_or_the_need_is_kept_with_the_decision(EligibilityGround ground, string words)
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var id = await applicant.ApplyAsync(applicant.Answers() with { Ground = ground, GroundText = words });
        (await applicant.ApproveAsync(id)).IsOk.ShouldBeTrue();

        var view = (await applicant.Area.AskAsync<Result<ApplicationView>>(new GetApplication(applicant.Area.Secretariat, id))).Value;

        view.Form.Ground.ShouldBe(ground);
        view.Form.GroundText.ShouldBe(words);
        view.Steps[^1].Reason.ShouldBe("要件を満たしています");
    }

    [Fact, Trait("rule", "osaki/9-2"), Trait("how", "enforce")]
    public async Task For_collaboration_from_outside_the_need_is_described()
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var silent = applicant.Answers() with { Ground = EligibilityGround.OutsideCityNeedingCollaboration, GroundText = " " };

        (await applicant.SaveAsync(ApplicationPart.Responsible, silent)).ShouldBe(["GroundText"]);
    }

    [Fact, Trait("rule", "osaki/9-3"), Trait("how", "enforce")]
    public async Task The_third_ground_is_the_secretariats_to_give_and_never_the_applicants()
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var wish = applicant.Answers() with { Ground = EligibilityGround.ApprovedBySecretariat };
        var id = await applicant.ApplyAsync(wish);
        (await applicant.ViewAsync())!.Form.Ground.ShouldBeNull();

        var world = applicant.Area;
        (await world.AskAsync<Result>(new ConfirmEligibility(id, world.Administrator, "必要です", Applicant.Origin))).Error!.Code.ShouldBe(
            "registration.application_not_found"
        );
        (await world.AskAsync<Result>(new ConfirmEligibility(id, world.Secretariat, "", Applicant.Origin))).Error!.Code.ShouldBe(
            "registration.ground_reason_missing"
        );
        (
            await world.AskAsync<Result>(new ConfirmEligibility(id, world.Secretariat, "救急の連携に必要", Applicant.Origin))
        ).IsOk.ShouldBeTrue();

        (await applicant.ApproveAsync(id)).IsOk.ShouldBeTrue();
    }

    [Fact, Trait("rule", "osaki/9-3"), Trait("how", "record")]
    public async Task Who_gave_the_ground_and_when_and_why_stays()
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var id = await applicant.ApplyAsync(applicant.Answers() with { Ground = null });
        await applicant.Area.AskAsync<Result>(new ConfirmEligibility(id, applicant.Area.Secretariat, "救急の連携に必要", Applicant.Origin));

        (await applicant.ViewAsync())!.Steps[^1].Reason.ShouldBe("救急の連携に必要");
        (
            await host.Database.AskAsync<Guid>(
                $"SELECT actor FROM registration.application_steps WHERE application = '{id}' AND reason = '救急の連携に必要'"
            )
        ).ShouldBe(applicant.Area.Secretariat.Value);
    }

    [Fact]
    public async Task A_region_without_grounds_gives_none()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var id = await applicant.ApplyAsync();

        (
            await applicant.Area.AskAsync<Result>(new ConfirmEligibility(id, applicant.Area.Secretariat, "必要です", Applicant.Origin))
        ).Error!.Code.ShouldBe("registration.application_not_found");
    }

    [Theory, Trait("rule", "osaki/8-2-1"), Trait("how", "enforce")]
    [InlineData("osaki", null, "registration.not_explained"), InlineData("osaki", "osaki/8-2-1", null), InlineData("misato", null, null)]
    public async Task The_policy_is_explained_before_anybody_applies(string region, string? switchedOff, string? refusal)
    {
        var applicant = await Applicant.In(switchedOff is null ? host.App : host.Without(switchedOff), region);
        await applicant.FillAsync(applicant.Answers());

        (await applicant.SubmitAsync()).ShouldBe(refusal is null ? [] : [refusal]);

        await applicant.ReceiveExplanationAsync();
        (await applicant.SubmitAsync()).ShouldBe(refusal is null ? ["registration.application_already_sent"] : []);
    }

    [Theory, Trait("rule", "osaki/8-2-1"), Trait("rule", "miyazaki/apply"), Trait("how", "record")]
    [InlineData("osaki"), InlineData("miyazaki")]
    public async Task Explanations_asked_for_and_held_are_recorded_with_day_and_way(string region)
    {
        var applicant = await Applicant.In(host.App, region);
        var world = applicant.Area;
        (
            await world.AskAsync<Result>(
                new AskForExplanation(applicant.Secret, ExplanationWay.Visit, new DateOnly(2026, 11, 25), Applicant.Origin)
            )
        ).IsOk.ShouldBeTrue();
        (
            await world.AskAsync<Result>(
                new AskForExplanation(applicant.Secret, ExplanationWay.Visit, new DateOnly(2026, 11, 1), Applicant.Origin)
            )
        ).Error!.Code.ShouldBe("registration.date_out_of_range");
        (await applicant.ViewAsync())!
            .Explanations.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(e => e.On.ShouldBe(new DateOnly(2026, 11, 25)), e => e.HeldAt.ShouldBeNull());

        var id = await applicant.ApplyAsync();
        (
            await world.AskAsync<Result>(
                new RecordExplanation(id, world.Secretariat, ExplanationWay.AtTheCenter, new DateOnly(2026, 11, 20), Applicant.Origin)
            )
        ).IsOk.ShouldBeTrue();

        var explanations = (await applicant.ViewAsync())!.Explanations;
        explanations.ShouldContain(e => e.Way == ExplanationWay.AtTheCenter && e.HeldAt != null);
        explanations.ShouldNotContain(e => e.HeldAt == null);
    }

    [Fact, Trait("rule", "miyazaki/apply"), Trait("how", "enforce")]
    public async Task A_repeated_application_is_taken_only_when_something_has_changed()
    {
        var first = await Applicant.In(host.App, "miyazaki");
        var form = first.Answers();
        var facility = await first.ApproveAsync(await first.ApplyAsync(form));
        var same = await Applicant.In(host.App, "miyazaki");
        (await same.ApproveAsync(await same.ApplyAsync(form))).Error!.Code.ShouldBe("registration.nothing_changed");

        var changed = await Applicant.In(host.App, "miyazaki");
        var again = await changed.ApproveAsync(await changed.ApplyAsync(form with { Phone = "0985-00-0000" }));

        again.Value.ShouldBe(facility.Value);
        (await host.Database.AskAsync<string>($"SELECT phone FROM registration.facilities WHERE id = '{facility.Value}'")).ShouldBe(
            "0985-00-0000"
        );
    }
}
