using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Registration.Training;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Pages;

/// <summary>Whom to ask, what is in one's hands, and how to begin: pages that follow the region's policy.</summary>
public sealed class HelpPagesTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Theory, Trait("rule", "okayama/contact"), Trait("rule", "miyazaki/contact"), Trait("how", "show")]
    [InlineData("okayama", "086-201-1188"), InlineData("miyazaki", "0985-77-9106")]
    public async Task The_secretariat_stands_on_the_pages_of_help_and_of_signing_in(string region, string phone)
    {
        var world = await TestRegion.In(host.App, region);
        using var visitor = host.App.CreateClient();

        foreach (var page in new[] { "/help", $"/help/{region}", "/sign-in" })
        {
            (await visitor.GetStringAsync(new Uri(page, UriKind.Relative))).ShouldContain(phone, customMessage: page);
        }

        (await visitor.GetStringAsync(new Uri($"/help/{region}", UriKind.Relative))).ShouldNotContain(
            "山田 花子",
            customMessage: "Names are for the people of the region."
        );
        using var member = await SignedInPerson.In(host.App, world);
        var own = (await member.Open($"/help/{region}")).Text;
        own.ShouldContain("山田 花子");
        own.ShouldContain("000-0000-0001");
        own.ShouldContain("事務 局子");
        (await member.Open("/help/osaki")).Text.ShouldNotContain("事務 局子");
    }

    [
        Theory,
        Trait("rule", "misato/2-1"),
        Trait("rule", "misato/2-2"),
        Trait("rule", "nishitokyo/2-1"),
        Trait("rule", "nishitokyo/2-2"),
        Trait("rule", "osaki/10-1"),
        Trait("how", "show")
    ]
    [InlineData("misato"), InlineData("nishitokyo"), InlineData("osaki")]
    public async Task The_guidelines_stand_on_the_page_of_help_with_the_edition_in_force(string region)
    {
        var world = await TestRegion.In(host.App, region);
        await world.AskAsync<Result>(
            new RegisterGuidelineEdition(world.Secretariat, world.Region, "safety-guideline", "7.77", Applicant.Origin)
        );
        using var visitor = host.App.CreateClient();

        var text = await visitor.GetStringAsync(new Uri($"/help/{region}", UriKind.Relative));

        text.ShouldContain("医療情報システムの安全管理に関するガイドライン（7.77）");
    }

    [Theory, Trait("rule", "misato/8"), Trait("rule", "nishitokyo/8"), Trait("how", "show")]
    [InlineData("misato", null, 5), InlineData("nishitokyo", null, 5), InlineData("misato", "misato/8", 0), InlineData("miyazaki", null, 0)]
    public async Task An_administrator_has_a_section_for_each_duty_with_what_is_open(string region, string? switchedOff, int sections)
    {
        var app = switchedOff is null ? host.App : host.Without(switchedOff);
        var world = await TestRegion.In(app, region);
        using var administrator = await SignedInPerson.In(app, world, FacilityRole.Administrator);
        using var member = await SignedInPerson.In(app, world);
        var page = $"/facilities/{world.Facility}/responsibilities";

        var list = (
            await world.AskAsync<Result<ResponsibilityList>>(new GetResponsibilities(administrator.Id, world.Region, world.Facility))
        ).Value;
        list.Boards.SelectMany(board => board.Sections).Count().ShouldBe(sections);
        if (sections > 0)
        {
            // Nobody has pledged: the two of the world, and the two who are seated.
            list.Boards.Single().Sections[4].Tasks.Single(task => task.Kind == ResponsibilityKind.Pledges).Open.ShouldBe(4);
            (await administrator.Open(page)).Text.ShouldContain("誓約書のない職員");
        }

        (await administrator.Open(page)).Status.ShouldBe(200);
        (await member.Open(page)).Status.ShouldBe(404);
    }

    [Fact, Trait("rule", "osaki/7-2"), Trait("rule", "osaki/7-2-3"), Trait("rule", "osaki/8-2"), Trait("how", "show")]
    public async Task Committee_and_secretariat_have_a_section_for_each_of_their_matters()
    {
        var world = await TestRegion.In(host.App, "osaki");
        using var committee = await SignedInPerson.In(host.App, world, role: null, RegionRole.Committee);
        using var secretary = await SignedInPerson.In(host.App, world, role: null, RegionRole.Secretariat);
        await world.AskAsync<Result<Guid>>(Entered(world));

        var committees = (
            await world.AskAsync<Result<ResponsibilityList>>(new GetResponsibilities(committee.Id, world.Region, null))
        ).Value.Boards.ShouldHaveSingleItem();
        committees.Sections.Select(section => section.Rule).ShouldBe(["osaki/7-2-1", "osaki/7-2-2", "osaki/7-2-3", "osaki/7-2-4"]);
        committees.Sections[1].Tasks.Single().Open.ShouldBe(1);
        committees
            .Sections[2]
            .Tasks.Select(task => task.Kind)
            .ShouldBe([ResponsibilityKind.Users, ResponsibilityKind.Incidents, ResponsibilityKind.Sanctions]);
        var desks = (
            await world.AskAsync<Result<ResponsibilityList>>(new GetResponsibilities(secretary.Id, world.Region, null))
        ).Value.Boards.ShouldHaveSingleItem();
        desks
            .Sections.Select(section => section.Rule)
            .ShouldBe(["osaki/8-2-1", "osaki/8-2-2", "osaki/8-2-3", "osaki/8-2-4", "osaki/8-2-5"]);
        (await committee.Open("/regions/osaki/responsibilities")).Text.ShouldContain("報告と事故");
        var users = (await committee.Open("/regions/osaki/users")).Text;
        users.ShouldContain("みどり訪問看護ステーション");
        users.ShouldContain("山田 花子");
        (
            await host.Database.AskAsync<long>(
                $"SELECT count(*) FROM platform.audit_entries WHERE action = 'incident.look' AND actor = '{committee.Id}'"
            )
        ).ShouldBe(1);
        (await secretary.Open("/regions/osaki/users")).Status.ShouldBe(404, "Its own lists are the secretariat's.");
        (await secretary.Open("/regions/osaki/responsibilities")).Text.ShouldContain("決定を待つ利用申込");
        (await secretary.Open("/regions/misato/responsibilities")).Status.ShouldBe(404);
        (
            await world.AskAsync<Result<ResponsibilityList>>(new GetResponsibilities(world.Member, world.Region, null))
        ).Error!.Status.ShouldBe(404);
    }

    [
        Theory,
        Trait("rule", "osaki/2"),
        Trait("how", "show"),
        InlineData("osaki", null, true),
        InlineData("osaki", "osaki/2", false),
        InlineData("misato", null, false)
    ]
    public async Task The_application_is_called_as_the_region_calls_it(string region, string? switchedOff, bool named)
    {
        var app = switchedOff is null ? host.App : host.Without(switchedOff);
        using var member = await SignedInPerson.In(app, await TestRegion.In(app, region));

        (await member.Open("/me"))
            .Text.Contains("おおさき地区医介連ネットワークシステム（CareNet）", StringComparison.Ordinal)
            .ShouldBe(named);
    }

    [Fact, Trait("rule", "miyazaki/training"), Trait("how", "show")]
    public async Task The_five_exercises_lead_a_newcomer_from_one_to_the_next_and_are_kept()
    {
        var world = await TestRegion.In(host.App, "miyazaki");
        using var newcomer = await SignedInPerson.In(host.App, world);
        var today = RegionTime.In("Asia/Tokyo", host.Clock).Today;
        await world.AskAsync<Result<TrainingId>>(
            new RecordTraining(
                world.Administrator,
                world.Region,
                world.Facility,
                "実地研修",
                "https://example.jp/material",
                today,
                "佐藤 実",
                true,
                [],
                [],
                "tour-0001"
            )
        );

        (await newcomer.Open("/me/tour")).Text.ShouldContain("はじめての案内 1/5");
        var last = (await newcomer.Open("/me/tour?step=5")).Text;
        last.ShouldContain("すべての実習を終えたことを記録する");
        (await newcomer.Send("/me/tour?step=5", "finish")).Status.ShouldBe(302);

        (
            await world.InContextAsync(context => context.Set<Attendance>().SingleAsync(a => a.Person == newcomer.Id))
        ).Exercises.Count.ShouldBe(5);
        (await world.AskAsync<Result<Tour>>(new GetTour(newcomer.Id))).Value.Steps.ShouldAllBe(step => step.IsDone);
        using var elsewhere = await SignedInPerson.In(host.App, await TestRegion.In(host.App, "misato"));
        (await elsewhere.Open("/me/tour")).Status.ShouldBe(404);
    }

    private static EnterFurtherRule Entered(TestRegion world) =>
        new(world.Secretariat, world.Region, null, "運用ルール", "夜間は電話を使う。", $"entered-{Guid.CreateVersion7():n}");
}
