using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Staff;
using CareNet.Registration.Tests.Invitations;
using CareNet.Registration.Tests.Pages;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Staff;

/// <summary>A profession that a person stated gives rights once somebody else has seen the licence.</summary>
public sealed class ProfessionCheckTests(OfficeHost host) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task The_administrator_or_the_secretariat_checks_and_nobody_their_own()
    {
        var (world, elsewhere) = (await TestRegion.In(host.App), await TestRegion.In(host.App, "okayama"));
        var neighbour = await world.AddPersonAsync(await world.AddFacilityAsync("となりの診療所"), FacilityRole.Administrator);
        var colleague = await world.AddPersonAsync(world.Facility);
        await StateAsync(world, world.Member, Profession.Doctor);
        await StateAsync(world, world.Administrator, Profession.Doctor);

        foreach (
            var (actor, person) in new[]
            {
                (world.Member, world.Member),
                (colleague, world.Member),
                (neighbour, world.Member),
                (elsewhere.Secretariat, world.Member),
                (world.Administrator, world.Administrator),
            }
        )
        {
            (await CheckAsync(world, actor, person)).Error!.Status.ShouldBe(404);
        }

        (await CheckAsync(world, world.Administrator, world.Member)).ShouldBe(Result.Ok);
        (await CheckAsync(world, world.Administrator, world.Member)).ShouldBe(Result.Ok, "the second press finds it done");
        (await CheckAsync(world, world.Secretariat, world.Administrator)).ShouldBe(Result.Ok);

        (await world.AskAsync<Standing>(new StandingOf(world.Member)))
            .Memberships.ShouldHaveSingleItem()
            .Profession.ShouldBe(Profession.Doctor);
        (await world.AskAsync<HandledSanctions>(new ListHandledSanctions(world.Member))).MayDecideIn.ShouldContain(world.Region);
        var kept = await world.InContextAsync(context => context.Set<ProfessionCheck>().SingleAsync(c => c.Person == world.Member));
        (kept.Profession, kept.Licence, kept.CheckedBy).ShouldBe((Profession.Doctor, "医師免許証", world.Administrator));
    }

    [Fact]
    public async Task Only_the_profession_that_was_seen_is_confirmed()
    {
        var world = await TestRegion.In(host.App);
        await StateAsync(world, world.Member, Profession.Doctor);

        (await CheckAsync(world, world.Administrator, world.Member, Profession.Pharmacist)).Error!.Code.ShouldBe(
            "registration.profession_changed_again"
        );
        (await CheckAsync(world, world.Administrator, world.Member, licence: " ")).Error!.Code.ShouldBe("registration.licence_missing");
        (await world.AskAsync<Standing>(new StandingOf(world.Member)))
            .Memberships.ShouldHaveSingleItem()
            .Profession.ShouldBe(Profession.Other);
    }

    [Fact]
    public async Task A_stated_doctor_who_joins_a_second_facility_does_not_come_into_the_doctors_group()
    {
        var (misato, nishitokyo) = (await TestRegion.In(host.App, "misato"), await TestRegion.In(host.App, "nishitokyo"));
        await StateAsync(misato, misato.Member, Profession.Doctor);
        var named = await NamingTests.Name(nishitokyo, await NamingTests.MailOf(misato, misato.Member), "鈴木 一郎");

        (await misato.AskAsync<Result>(new AnswerStaffInvitation(misato.Member, named.Value.Invitation!.Value, true))).ShouldBe(Result.Ok);

        (await misato.AskAsync<Standing>(new StandingOf(misato.Member)))
            .Memberships.Select(place => (place.Region.Value, place.Profession))
            .ShouldBe([("misato", Profession.Other), ("nishitokyo", Profession.Other)]);
    }

    [Fact]
    public async Task It_waits_on_the_administrators_list_and_is_checked_on_a_page()
    {
        using var misato = await host.In("misato");
        var (world, staff) = (misato.Area, $"/facilities/{misato.Area.Facility}/staff");
        var page = $"{staff}/{world.Member}/profession";
        (await misato.Administrator.Open(page)).Status.ShouldBe(404, "nothing waits");
        await StateAsync(world, world.Member, Profession.Doctor);

        (await misato.Administrator.Open("/me")).Text.ShouldContain("変更された職種の確認");
        (await misato.Administrator.Open(staff)).Text.ShouldContain("変更された職種の確認待ち：1人");
        (await misato.Administrator.Open($"{staff}/{world.Member}")).Text.ShouldContain("確認待ち");
        await BadAnswers.AreToldIn(misato.Administrator, page, "profession", "Licence");
        var form = await misato.Administrator.Fill(page, "profession", ("Answer.Licence", "医師免許証"));
        await BadAnswers.IsOneAct(
            form,
            () =>
                host.Database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM platform.audit_entries WHERE action = 'registration.profession_check'
                        AND subject = '{world.Member}'
                    """
                )
        );

        (await misato.Administrator.Open($"{staff}/{world.Member}")).Text.ShouldNotContain("確認待ち");
        (await world.AskAsync<Standing>(new StandingOf(world.Member)))
            .Memberships.ShouldHaveSingleItem()
            .Profession.ShouldBe(Profession.Doctor);
    }

    private static Task<Result> StateAsync(TestRegion world, PersonId person, Profession profession) =>
        world.AskAsync<Result>(new ChangeProfile(person, profession, null, null));

    private static Task<Result> CheckAsync(
        TestRegion world,
        PersonId actor,
        PersonId person,
        Profession profession = Profession.Doctor,
        string licence = "医師免許証"
    ) => world.AskAsync<Result>(new CheckProfession(actor, person, world.Facility, profession, licence));
}
