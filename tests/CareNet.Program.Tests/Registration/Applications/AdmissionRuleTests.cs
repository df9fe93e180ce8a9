using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Applications;

/// <summary>What a region asks before it lets anybody in: asked there, and nowhere else.</summary>
public sealed class AdmissionRuleTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Theory]
    [InlineData("misato"), InlineData("nishitokyo")]
    [Trait("rule", "misato/2"), Trait("rule", "nishitokyo/2"), Trait("how", "enforce")]
    public async Task No_facility_comes_in_before_its_head_has_confirmed_laws_and_guidelines(string region)
    {
        var form = Applicant.Answers(region) with { ConfirmsLawsAndGuidelines = false };

        (await Sent(host.App, region, form)).ShouldBe(["ConfirmsLawsAndGuidelines"]);
        (await Sent(host.Without($"{region}/2"), region, form)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_guidelines_are_named_none_have_to_be_confirmed() =>
        (await Sent(host.App, "miyazaki", Applicant.Answers("miyazaki") with { ConfirmsLawsAndGuidelines = false })).ShouldBeEmpty();

    [Theory]
    [InlineData("misato/3"), InlineData("nishitokyo/3")]
    [Trait("rule", "misato/3"), Trait("rule", "nishitokyo/3"), Trait("rule", "misato/form-2"), Trait("how", "enforce")]
    public async Task Without_the_pledge_a_facility_stays_out_until_it_has_come(string rule)
    {
        var applicant = await Applicant.In(host.App, rule.Split('/')[0]);
        var id = await applicant.ApplyAsync(applicant.Answers() with { SignsPledge = false });
        (await applicant.ApproveAsync(id)).Error!.Code.ShouldBe("registration.pledge_missing");

        (await RecordedAsync()).ShouldBe(Result.Ok);

        (await applicant.ApproveAsync(id)).IsOk.ShouldBeTrue();
        (await RecordedAsync()).Error!.Code.ShouldBe("registration.application_not_waiting");
        (
            await applicant.Area.AskAsync<Result>(
                new RecordExplanation(id, applicant.Area.Secretariat, ExplanationWay.Visit, new(2026, 11, 19), Applicant.Origin)
            )
        ).Error!.Code.ShouldBe("registration.application_not_waiting");

        Task<Result> RecordedAsync() =>
            applicant.Area.AskAsync<Result>(
                new RecordPaper(
                    id,
                    applicant.Area.Secretariat,
                    PaperKind.FacilityPledge,
                    "岡本 実",
                    new DateOnly(2026, 11, 19),
                    Applicant.Origin
                )
            );
    }

    [Theory]
    [
        InlineData("okayama", null),
        InlineData("osaki", null),
        InlineData("miyazaki", null),
        InlineData("misato", "misato/3"),
        InlineData("nishitokyo", "nishitokyo/3")
    ]
    public async Task Where_no_rule_asks_for_a_pledge_none_is_missed(string region, string? switchedOff)
    {
        var applicant = await Applicant.In(switchedOff is null ? host.App : host.Without(switchedOff), region);

        var id = await applicant.ApplyAsync(applicant.Answers() with { SignsPledge = false });

        (await applicant.ApproveAsync(id)).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("misato", "利用申込書", "連携守秘誓約書"), InlineData("nishitokyo", "利用申込書", "連携守秘誓約書")]
    [InlineData("okayama", "利用申告書", null), InlineData("miyazaki", "MCS利用申込", null), InlineData("osaki", "申込書", null)]
    [Trait("rule", "misato/3"), Trait("rule", "nishitokyo/3"), Trait("rule", "misato/form-1"), Trait("rule", "misato/form-2")]
    [Trait("rule", "okayama/3-2"), Trait("rule", "okayama/form-1"), Trait("rule", "miyazaki/apply"), Trait("how", "record")]
    public async Task Papers_are_kept_with_date_signer_and_who_accepted_them(string region, string application, string? pledge)
    {
        var applicant = await Applicant.In(host.App, region);
        var id = await applicant.ApplyAsync();
        var facility = await applicant.ApproveAsync(id);

        var papers = await applicant.Area.InContextAsync(context =>
            context.Set<Registration.Applications.Paper>().Where(paper => paper.Facility == facility.Value).ToListAsync()
        );

        papers.ShouldAllBe(paper =>
            paper.Signer == "岡本　実" && paper.SignedOn == new DateOnly(2026, 11, 20) && paper.AcceptedBy == applicant.Area.Secretariat
        );
        papers.Single(paper => paper.Kind == PaperKind.Application).Title.ShouldBe(application);
        papers.SingleOrDefault(paper => paper.Kind == PaperKind.FacilityPledge)?.Title.ShouldBe(pledge);
        (papers.Any(paper => paper.Kind == PaperKind.FacilityPledge)).ShouldBe(pledge is not null);
    }

    [
        Theory,
        Trait("rule", "misato/form-1"),
        Trait("rule", "okayama/form-1"),
        Trait("how", "record"),
        InlineData("misato"),
        InlineData("okayama")
    ]
    public async Task The_form_keeps_every_field_that_the_paper_has(string region)
    {
        var applicant = await Applicant.In(host.App, region);
        var answers = applicant.Answers();
        var id = await applicant.ApplyAsync(answers);

        var form = (await applicant.Area.AskAsync<Result<ApplicationView>>(new GetApplication(applicant.Area.Secretariat, id))).Value.Form;

        (form.FacilityName, form.PostalCode, form.Address, form.Phone, form.HeadName, form.AdministratorMail).ShouldBe(
            (answers.FacilityName, answers.PostalCode, answers.Address, answers.Phone, answers.HeadName, answers.AdministratorMail)
        );
        form.Users.Select(user => (user.Name, user.Profession, user.Mail))
            .ShouldBe(answers.Users.Select(user => (user.Name, user.Profession, user.Mail)));
        form.Users.Select(user => user.Gender)
            .ShouldBe(answers.Users.Select(user => region == "misato" ? user.Gender : null), "Only one of the two papers asks for it.");
    }

    [Theory, Trait("rule", "okayama/3-2"), Trait("rule", "okayama/3"), Trait("how", "enforce")]
    [InlineData(false, true), InlineData(true, false)]
    public async Task An_account_stands_on_an_accepted_declaration_where_the_region_asks_for_one(bool switchedOff, bool declared)
    {
        var applicant = await Applicant.In(switchedOff ? host.Without("okayama/3-2") : host.App, "okayama");

        var id = await applicant.ApplyAsync();

        var admission = (await applicant.ViewAsync())!.Requirements;
        admission.Papers.Any(paper => paper.Kind == PaperKind.Application).ShouldBe(declared);
        await host.Database.RunAsync(
            host.Database.OwnerConnection,
            $"DELETE FROM registration.papers WHERE application = '{id}' AND kind = 'Application'"
        );
        (await applicant.ApproveAsync(id) is { IsOk: false } refused ? refused.Error!.Code : null).ShouldBe(
            declared ? "registration.application_missing" : null
        );
    }

    [Theory, MemberData(nameof(Regions.All), MemberType = typeof(Regions))]
    [Trait("rule", "misato/2"), Trait("rule", "nishitokyo/2"), Trait("rule", "osaki/10"), Trait("rule", "okayama/3-1")]
    [
        Trait("rule", "misato/revisions"),
        Trait("rule", "nishitokyo/revisions"),
        Trait("rule", "osaki/revisions"),
        Trait("rule", "osaki/preamble"),
        Trait("how", "record")
    ]
    public async Task Acceptance_and_confirmation_are_kept_with_the_edition_they_refer_to(string region)
    {
        var applicant = await Applicant.In(host.App, region);
        var id = await applicant.ApplyAsync();

        var papers = (await applicant.Area.AskAsync<Result<ApplicationView>>(new GetApplication(applicant.Area.Secretariat, id)))
            .Value
            .Papers;

        papers.Single(paper => paper.Kind == PaperKind.PolicyAcceptance).Editions.ShouldBe(Regions.Policy(region).Edition.Id);
        var named = Regions.Policy(region).Settings.Guidelines;
        var confirmation = papers.SingleOrDefault(paper => paper.Kind == PaperKind.LawsAndGuidelines);
        (confirmation is not null).ShouldBe(named.IsKnown);
        (confirmation?.Editions!.Split(", ").Length ?? 0).ShouldBe(named.IsKnown ? named.Value.Count : 0);
    }

    [Fact, Trait("rule", "osaki/5"), Trait("how", "enforce")]
    public async Task Nobody_comes_in_without_accepting_the_policy() =>
        (await Sent(host.App, "osaki", Applicant.Answers("osaki") with { AcceptsPolicy = false })).ShouldBe(["AcceptsPolicy"]);

    [Theory]
    [InlineData("misato"), InlineData("nishitokyo")]
    [Trait("rule", "misato/7"), Trait("rule", "nishitokyo/7"), Trait("how", "enforce")]
    public async Task A_facility_names_its_administrator(string region)
    {
        var form = Applicant.Answers(region) with { AdministratorMail = null };

        (await Sent(host.App, region, form)).ShouldBe(["AdministratorMail"]);
        (await Sent(host.With(Regions.Book.With(Regions.Policy(region).Without($"{region}/7"))), region, form)).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "misato/local-9"), Trait("how", "enforce")]
    public async Task A_kind_outside_the_list_is_refused_with_a_hint_to_the_secretariat()
    {
        var other = Applicant.Answers("misato") with { Kind = FacilityKind.Other };
        var applicant = await Applicant.In(host.App, "misato");

        var saved = await applicant.Area.AskAsync<Result<SaveOutcome>>(
            new SaveApplication(applicant.Secret, ApplicationPart.Facility, other, Applicant.Origin)
        );

        saved.Value.FieldErrors.ShouldHaveSingleItem().Text.Ja.ShouldContain("在宅医療・介護連携サポートセンター");
        (await Sent(host.Without("misato/local-9"), "misato", other)).ShouldBeEmpty();
        (await Sent(host.App, "osaki", Applicant.Answers("osaki") with { Kind = FacilityKind.Other })).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_the_policies_is_a_kind_of_facility() =>
        Enum.GetNames<CareNet.Policy.Settings.FacilityType>().Except(Enum.GetNames<FacilityKind>()).ShouldBeEmpty();

    /// <summary>What the pages of the form still want; nothing, when it could be sent.</summary>
    private static async Task<IReadOnlyList<string>> Sent(CareNetApp app, string region, ApplicationForm form)
    {
        var applicant = await Applicant.In(app, region);
        var flaws = await applicant.FillAsync(form);
        await applicant.ReceiveExplanationAsync();
        (await applicant.SubmitAsync()).Any().ShouldBe(flaws.Any());
        return flaws;
    }
}
