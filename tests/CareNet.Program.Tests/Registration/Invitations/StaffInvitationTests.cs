using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Invitations;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Invitations;

public sealed class StaffInvitationTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task An_accepted_offer_makes_the_membership_and_only_the_named_person_answers_once()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        var invitation = (await NamingTests.Name(nishitokyo, await NamingTests.MailOf(misato, misato.Member), "別の 書き方"))
            .Value
            .Invitation!
            .Value;

        var mine = (await misato.AskAsync<MyInvitations>(new ListMyInvitations(misato.Member))).Invitations.ShouldHaveSingleItem();
        mine.ShouldSatisfyAllConditions(
            o => o.Id.ShouldBe(invitation),
            o => o.FacilityName.ShouldBe("みどり訪問看護ステーション"),
            o => o.InvitedByName.ShouldBe("山田 花子"),
            o => o.Reason.ShouldBe("4月から勤務")
        );
        foreach (var other in new[] { nishitokyo.Administrator, nishitokyo.Secretariat, misato.Administrator })
        {
            (await Answer(misato, other, invitation, true)).Error!.Status.ShouldBe(404);
        }

        (await Answer(misato, misato.Member, invitation, true)).ShouldBe(Result.Ok);
        (await Answer(misato, misato.Member, invitation, true)).ShouldBe(Result.Ok, "a second press");
        (await Answer(misato, misato.Member, invitation, false)).Error!.Code.ShouldBe("registration.staff_invitation_already_answered");
        (await misato.AskAsync<Standing>(new StandingOf(misato.Member)))
            .Memberships.Select(place => place.Region.Value)
            .ShouldBe(["misato", "nishitokyo"], ignoreOrder: true);
        (await misato.InContextAsync(context => context.People.SingleAsync(p => p.Id == misato.Member))).ShouldSatisfyAllConditions(
            p => p.Name.ShouldBe("鈴木 一郎"),
            p => p.Region.Value.ShouldBe("misato")
        );
    }

    [Fact]
    public async Task A_declined_or_lapsed_offer_changes_nothing()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        var mail = await NamingTests.MailOf(misato, misato.Member);
        var declined = (await NamingTests.Name(nishitokyo, mail, "鈴木 一郎")).Value.Invitation!.Value;
        (await Answer(misato, misato.Member, declined, false)).ShouldBe(Result.Ok);
        (await Answer(misato, misato.Member, declined, true)).Error!.Code.ShouldBe("registration.staff_invitation_already_answered");
        var lapsed = (await NamingTests.Name(nishitokyo, mail, "鈴木 一郎")).Value.Invitation!.Value;
        (
            await misato.InContextAsync(async context =>
                await context
                    .Set<StaffInvitation>()
                    .Where(o => o.Id == lapsed)
                    .ExecuteUpdateAsync(set => set.SetProperty(o => o.InvitedAt, host.Clock.GetUtcNow().AddDays(-31)))
            )
        ).ShouldBe(1);

        (await misato.AskAsync<MyInvitations>(new ListMyInvitations(misato.Member))).Invitations.ShouldBeEmpty();
        (await Answer(misato, misato.Member, lapsed, true)).Error!.Code.ShouldBe("registration.staff_invitation_lapsed");

        (await misato.AskAsync<Standing>(new StandingOf(misato.Member))).Memberships.ShouldHaveSingleItem();
        (await nishitokyo.AskAsync<Result<StaffList>>(new GetStaff(nishitokyo.Administrator, nishitokyo.Facility)))
            .Value.Invitations.Select(o => (o.State, o.HasLapsed))
            .ShouldBe([(StaffInvitationState.Waiting, true), (StaffInvitationState.Declined, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Naming_the_same_address_again_replaces_the_offer()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        var mail = await NamingTests.MailOf(misato, misato.Member);
        var first = (await NamingTests.Name(nishitokyo, mail, "鈴木 一郎")).Value.Invitation!.Value;
        var second = (await NamingTests.Name(nishitokyo, mail, "鈴木 一郎", FacilityRole.Administrator)).Value.Invitation!.Value;

        (await Answer(misato, misato.Member, first, true)).Error!.Code.ShouldBe("registration.staff_invitation_taken_back");
        (await Answer(misato, misato.Member, second, true)).ShouldBe(Result.Ok);
        (await misato.AskAsync<Standing>(new StandingOf(misato.Member)))
            .Memberships.Single(place => place.Facility == nishitokyo.Facility)
            .Role.ShouldBe(FacilityRole.Administrator);
    }

    [Fact]
    public async Task A_facility_withdraws_its_own_offer_and_the_person_is_told()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        var invitation = (await NamingTests.Name(nishitokyo, await NamingTests.MailOf(misato, misato.Member), "鈴木 一郎"))
            .Value
            .Invitation!
            .Value;
        foreach (var other in new[] { misato.Administrator, misato.Secretariat, nishitokyo.Member, misato.Member })
        {
            (await Withdraw(nishitokyo, other, invitation)).Error!.Status.ShouldBe(404);
        }

        (await Withdraw(misato, misato.Administrator, invitation)).Error!.Status.ShouldBe(404, "not from another facility's page");
        (await Withdraw(nishitokyo, nishitokyo.Administrator, invitation)).ShouldBe(Result.Ok);
        (await Withdraw(nishitokyo, nishitokyo.Administrator, invitation)).Error!.Code.ShouldBe(
            "registration.staff_invitation_already_answered"
        );

        (await Answer(misato, misato.Member, invitation, true)).Error!.Code.ShouldBe("registration.staff_invitation_taken_back");
        (await misato.AskAsync<MyInvitations>(new ListMyInvitations(misato.Member))).Invitations.ShouldBeEmpty();
        (
            await nishitokyo.AskAsync<Result<StaffList>>(new GetStaff(nishitokyo.Administrator, nishitokyo.Facility))
        ).Value.Invitations.ShouldBeEmpty();
        await Patience.Until(
            async () =>
                await host.Database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM platform.notices WHERE person = '{misato.Member}'
                    AND kind = 'registration.staff_invitation_withdrawn'
                    """
                ) == 1,
            "the notice"
        );
        (
            await host.Database.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries
                WHERE action = 'registration.staff_invitation_withdraw' AND subject = '{invitation}'
                    AND address = '192.0.2.7'
                """
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Thirty_days_after_its_end_an_offer_is_forgotten_and_so_is_whoever_was_only_named()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        var named = $"{Guid.CreateVersion7():n}@example.jp";
        var stranger = (await NamingTests.Name(nishitokyo, named, "見知らぬ 花子")).Value.Invitation!.Value;
        var declined = (await NamingTests.Name(nishitokyo, await NamingTests.MailOf(misato, misato.Member), "鈴木 一郎"))
            .Value
            .Invitation!
            .Value;
        (await Answer(misato, misato.Member, declined, false)).ShouldBe(Result.Ok);
        await Patience.Until(async () => await AccountsAsync(named) == 1, "the account");

        host.Clock.Advance(TimeSpan.FromDays(29));
        await RunAsync();
        (await InvitationsAsync(stranger, declined)).ShouldBe(2);
        host.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        (await InvitationsAsync(stranger, declined)).ShouldBe(1, "what was declined is forgotten first");
        host.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();

        (await InvitationsAsync(stranger, declined)).ShouldBe(0);
        (await host.Database.AskAsync<long>($"SELECT count(*) FROM registration.people WHERE mail = '{named}'")).ShouldBe(0);
        (await host.Database.AskAsync<long>($"SELECT count(*) FROM registration.people WHERE id = '{misato.Member}'")).ShouldBe(1);
        await Patience.Until(async () => await AccountsAsync(named) == 0, "the account without its address");
    }

    [Fact]
    public async Task Whoever_holds_an_office_keeps_the_account_when_the_last_facility_ends()
    {
        var world = await TestRegion.In(host.App, "nishitokyo");
        await world.EnterAsync(world.Secretariat, world.Facility);

        (
            await world.AskAsync<Result<DepartureId>>(
                new PlanDeparture(
                    world.Administrator,
                    world.Secretariat,
                    world.Facility,
                    DepartureReason.Retirement,
                    RegionTime.In("Asia/Tokyo", host.Clock).Today,
                    "",
                    LentDevices.NothingLent,
                    KeptData.NothingKept,
                    "offers-0003"
                )
            )
        ).IsOk.ShouldBeTrue();

        await Patience.Until(
            async () =>
                await world.InContextAsync(context =>
                    context
                        .Set<Registration.Departures.Departure>()
                        .AnyAsync(d => d.Person == world.Secretariat && d.State == DepartureState.CarriedOut)
                ),
            "the leaving"
        );
        (
            await world.InContextAsync(context =>
                context.Set<Registration.Departures.Departure>().SingleAsync(d => d.Person == world.Secretariat)
            )
        ).WasLast.ShouldBeFalse();
    }

    /// <summary>The newest offer of the world's facility that waits, or this one, accepted by whoever was named.</summary>
    internal static async Task<PersonId> AcceptAsync(TestRegion world, Guid? id = null)
    {
        var invitation = await world.InContextAsync(context =>
            context
                .Set<StaffInvitation>()
                .AsNoTracking()
                .Where(o => id == null ? o.Facility == world.Facility && o.State == StaffInvitationState.Waiting : o.Id == id)
                .OrderByDescending(o => o.Id)
                .FirstAsync()
        );
        (await Answer(world, invitation.Person, invitation.Id, true)).ShouldBe(Result.Ok);
        return invitation.Person;
    }

    internal static Task<Result> Answer(TestRegion world, PersonId actor, Guid invitation, bool accept) =>
        world.AskAsync<Result>(new AnswerStaffInvitation(actor, invitation, accept));

    private async Task<(TestRegion Misato, TestRegion Nishitokyo)> WorldsAsync() =>
        (await TestRegion.In(host.App, "misato"), await TestRegion.In(host.App, "nishitokyo"));

    private static Task<Result> Withdraw(TestRegion world, PersonId actor, Guid invitation) =>
        world.AskAsync<Result>(new WithdrawStaffInvitation(actor, world.Facility, invitation, new("192.0.2.7", null, null)));

    private Task RunAsync() =>
        host
            .App.Services.GetRequiredService<JobRunner>()
            .RunAsync("forget-staff-invitations", host.Clock.GetUtcNow().AddTicks(Random.Shared.Next()), "test", default);

    private Task<long> InvitationsAsync(params Guid[] invitations) =>
        host.Database.AskAsync<long>(
            $"SELECT count(*) FROM registration.staff_invitations WHERE id IN ({string.Join(", ", invitations.Select(id => $"'{id}'"))})"
        );

    private Task<long> AccountsAsync(string mail) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM security.accounts WHERE mail_address = '{mail}'");
}
