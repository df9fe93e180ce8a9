using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Declarations;
using CareNet.Registration.Tests.Invitations;
using CareNet.Registration.Tests.Kit;
using CareNet.Registration.Tests.Pages;
using CareNet.Registration.Tests.Staff;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Declarations;

/// <summary>Where each user declares the use himself: nobody new without it, and users of before are listed and written to.</summary>
public sealed class DeclarationTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    private const string Missing = "registration.declaration_missing";

    [Theory, Trait("rule", "okayama/3-2"), Trait("how", "remind")]
    [
        InlineData("okayama", null, true),
        InlineData("okayama", "okayama/3-2", false),
        InlineData("osaki", null, false),
        InlineData("misato", null, false)
    ]
    public async Task Users_of_before_without_a_declaration_are_listed_and_written_to(string region, string? switchedOff, bool asked)
    {
        var app = switchedOff is null ? host.App : host.Without(switchedOff);
        var (world, witness) = (await TestRegion.In(app, region), asked ? null : await TestRegion.In(host.App, "okayama"));

        await Remind(app);

        await Patience.Until(
            async () => witness is null || switchedOff is not null || await Notices(witness.Member) == 1,
            "the neighbour's notice"
        );
        await Patience.Until(async () => await Notices(world.Member) == (asked ? 1 : 0), "the notice");
        var listed = await world.AskAsync<Result<DeclarationList>>(new ListDeclarations(world.Secretariat, world.Region, 1));
        listed.IsOk.ShouldBe(asked);
        (await Owes(world)).ShouldBe(asked);
    }

    [Fact, Trait("rule", "okayama/3-2"), Trait("rule", "okayama/form-1"), Trait("how", "record")]
    public async Task A_declaration_keeps_its_day_its_edition_and_who_accepted_it()
    {
        var world = await TestRegion.In(host.App, "okayama");
        (await world.AskAsync<Result>(new FileDeclaration(world.Member, "別の人"))).Error!.Code.ShouldBe("registration.pledge_other_name");
        var sheet = (await world.AskAsync<Result<DeclarationSheet>>(new GetDeclaration(world.Member))).Value;
        sheet.ShouldSatisfyAllConditions(
            s => s.Title.ShouldBe("利用申告書"),
            s => s.Name.ShouldBe("鈴木 一郎"),
            s => s.Profession.ShouldBe(Profession.Nurse),
            s => s.FacilityName.ShouldBe("みどり訪問看護ステーション"),
            s => s.FacilityPhone.ShouldNotBeEmpty()
        );

        (await world.AskAsync<Result>(new FileDeclaration(world.Member, "鈴木　一郎"))).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new FileDeclaration(world.Member, "鈴木一郎"))).ShouldBe(Result.Ok, "Sent twice is sent once.");
        (await Owes(world)).ShouldBeFalse();
        (await world.AskAsync<Result>(new AcceptDeclaration(world.Administrator, world.Region, world.Member))).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(new AcceptDeclaration(world.Secretariat, world.Region, world.Member))).ShouldBe(Result.Ok);

        var kept = await world.InContextAsync(context => context.Set<UsageDeclaration>().SingleAsync(d => d.Person == world.Member));
        kept.ShouldSatisfyAllConditions(
            d => d.SignedName.ShouldBe("鈴木　一郎"),
            d => d.FiledAt.ShouldBe(host.Clock.GetUtcNow()),
            d => d.Edition.ShouldBe(Regions.Policy("okayama").Edition.Id),
            d => d.AcceptedBy.ShouldBe(world.Secretariat),
            d => d.AcceptedAt.ShouldBe(host.Clock.GetUtcNow())
        );
        (
            await world.AskAsync<Result<DeclarationList>>(new ListDeclarations(world.Secretariat, world.Region, int.MaxValue))
        ).Value.Lines.ShouldBeEmpty();
        (
            await world.AskAsync<Result<DeclarationList>>(new ListDeclarations(world.Secretariat, world.Region, 1))
        ).Value.Lines.ShouldNotContain(line => line.Person == world.Member);
    }

    [Theory, Trait("rule", "okayama/3-2"), Trait("rule", "okayama/3"), Trait("how", "enforce"), InlineData(true), InlineData(false)]
    public async Task Nobody_comes_in_without_one_that_the_association_has_accepted(bool byApplication)
    {
        PersonId newcomer;
        TestRegion world;
        if (byApplication)
        {
            var applicant = await Applicant.In(host.App, "okayama");
            world = applicant.Area;
            var facility = (await applicant.ApproveAsync(await applicant.ApplyAsync())).Value;
            await applicant.AcceptAsync(facility);
            newcomer = (await world.InContextAsync(context => context.Memberships.FirstAsync(m => m.Facility == facility))).Person;
        }
        else
        {
            world = await TestRegion.In(host.App, "okayama");
            var entry = (await world.AskAsync<Result<InviteStaffOutcome>>(AdmissionTests.Message(world, world.Administrator))).Value;
            entry.Invitation.ShouldBeNull("The association decides first.");
            (await world.AskAsync<Result>(new DecideIdRequest(world.Secretariat, entry.Request!.Value, true, ""))).ShouldBe(Result.Ok);
            newcomer = await StaffInvitationTests.AcceptAsync(world);
        }

        var declaration = await world.InContextAsync(context => context.Set<UsageDeclaration>().SingleAsync(d => d.Person == newcomer));
        declaration.AcceptedBy.ShouldBe(world.Secretariat);
    }

    [Fact]
    public async Task It_is_filed_and_accepted_on_pages()
    {
        var world = await TestRegion.In(host.App, "okayama");
        using var user = await SignedInPerson.In(host.App, world);
        using var secretary = await SignedInPerson.In(host.App, world, role: null, RegionRole.Secretariat);

        (await user.Open("/me")).Text.ShouldContain("利用申告書を出す");
        (await user.Send("/me/declaration", "declaration", ("TypedName", "高橋結衣"))).Status.ShouldBe(302);
        (await user.Open("/me/declaration")).Text.ShouldContain("受付を待っています");
        (await user.Open("/regions/okayama/declarations")).Status.ShouldBe(404);
        (await secretary.Open("/regions/okayama/declarations")).Text.ShouldContain("高橋 結衣");
        (await secretary.Send("/regions/okayama/declarations", $"accept-{user.Id}")).Status.ShouldBe(302);
        (await user.Open("/me/declaration")).Text.ShouldContain("受け付けられています");
    }

    private static async Task<bool> Owes(TestRegion world) =>
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Member))).Items.Any(duty =>
            duty.Kind == DutyKind.FileDeclaration && duty.Blocks == DutyBlocks.Nothing
        );

    private async Task Remind(CareNetApp app)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (
            await app.Services.GetRequiredService<JobRunner>().RunAsync("remind-declarations", host.Clock.GetUtcNow(), "test", default)
        ).ShouldBe(JobOutcome.Done);
    }

    private Task<long> Notices(PersonId person) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = '{Missing}'");
}
