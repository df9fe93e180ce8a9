using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Pages;
using CareNet.Registration.Tests.Staff;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Invitations;

/// <summary>An administrator names somebody of another region, who has asked for nothing.</summary>
public sealed class NamingTests(OfficeHost host) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Naming_somebody_gives_them_no_place_no_duty_and_nobody_a_say()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        var victim = misato.Secretary.Id;
        var before = await misato.Area.AskAsync<Standing>(new StandingOf(victim));
        var duties = await misato.Area.AskAsync<Contracts.Duties>(new DutiesOf(victim));

        (await Name(nishitokyo.Area, await MailOf(misato.Area, victim), "高橋 結衣")).IsOk.ShouldBeTrue();

        var after = await misato.Area.AskAsync<Standing>(new StandingOf(victim));
        (after.Memberships.Count, after.Version).ShouldBe((0, before.Version));
        (await misato.Area.AskAsync<Contracts.Duties>(new DutiesOf(victim))).Items.Count.ShouldBe(duties.Items.Count);
        (await host.CountAsync("memberships", $"person = '{victim}'")).ShouldBe(0);
        (
            await nishitokyo.Area.AskAsync<Result<SanctionId>>(
                new DecideSanction(
                    nishitokyo.Area.Administrator,
                    new("nishitokyo"),
                    victim,
                    SanctionKind.RestrictOrForbidUse,
                    SanctionGround.Misuse,
                    "言いがかり。",
                    null,
                    null,
                    "naming-0001"
                )
            )
        ).Error!.Status.ShouldBe(404);
        (
            await nishitokyo.Area.AskAsync<Result<StaffMemberView>>(
                new GetStaffMember(nishitokyo.Area.Administrator, nishitokyo.Area.Facility, victim)
            )
        ).Error!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_answer_the_list_and_the_trail_are_the_same_whether_or_not_the_address_is_known()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        var (world, known) = (nishitokyo.Area, await MailOf(misato.Area, misato.Secretary.Id));

        var right = await Name(world, known, "高橋 結衣");
        var wrong = await Name(world, known, "別人 花子");
        var unknown = await Name(world, $"{Guid.CreateVersion7():n}@example.jp", "別人 花子");

        foreach (var answer in new[] { right, wrong, unknown })
        {
            answer.Error.ShouldBeNull();
        }

        (
            await host.Database.AskAsync<long>(
                $"""
                SELECT count(DISTINCT (action, coalesce(subject_kind, ''))) FROM platform.audit_entries
                WHERE actor = '{world.Administrator}' AND action LIKE 'registration.%'
                """
            )
        ).ShouldBe(1);
        var page = (await nishitokyo.Administrator.Open($"/facilities/{world.Facility}/staff")).Text;
        page.ShouldSatisfyAllConditions(
            t => t.ShouldNotContain($"/staff/{misato.Secretary.Id}"),
            t => t.ShouldContain("別人 花子"),
            t => t.ShouldContain(known)
        );
    }

    [Fact]
    public async Task A_restriction_of_one_region_does_not_keep_somebody_out_of_another()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        using var nurse = await SignedInPerson.In(host.App, misato.Area);
        await nishitokyo.Area.EnterAsync(nurse.Id, nishitokyo.Area.Facility);

        (
            await nishitokyo.Area.AskAsync<Result<SanctionId>>(
                new DecideSanction(
                    nishitokyo.Area.Administrator,
                    new("nishitokyo"),
                    nurse.Id,
                    SanctionKind.RestrictOrForbidUse,
                    SanctionGround.Misuse,
                    "不正な利用。",
                    null,
                    null,
                    "naming-0002"
                )
            )
        ).IsOk.ShouldBeTrue();

        await Patience.Until(
            async () => await host.Database.AskAsync<long>($"SELECT version FROM security.standings WHERE person = '{nurse.Id}'") > 1,
            "the copy of the standing"
        );
        (await nurse.Open("/me")).Status.ShouldBe(200);
    }

    internal static Task<Result<InviteStaffOutcome>> Name(
        TestRegion world,
        string mail,
        string name,
        FacilityRole role = FacilityRole.Staff
    ) =>
        world.AskAsync<Result<InviteStaffOutcome>>(
            AdmissionTests.Message(world, world.Administrator) with
            {
                Mail = mail,
                Name = name,
                Role = role,
                Key = $"{Guid.CreateVersion7():n}",
            }
        );

    internal static Task<string> MailOf(TestRegion world, PersonId person) =>
        world.InContextAsync(context => context.People.Where(p => p.Id == person).Select(p => p.Mail).SingleAsync());
}
