using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Registration.Tests.Departures;

/// <summary>
/// A leaving that somebody planned for others is carried out on its day only while that person could still plan it. Otherwise somebody
/// whose authority was taken away today would still take away the access of everybody else tomorrow.
/// </summary>
public sealed class DepartureStandingTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    private static readonly DateOnly Tomorrow = new(2037, 11, 21);

    [Theory, InlineData("role"), InlineData("leaves"), InlineData("restricted"), InlineData("suspended"), InlineData("removed")]
    public async Task What_a_removed_administrator_planned_for_others_is_not_carried_out(string how)
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "nishitokyo");
        var successor = await world.AddPersonAsync(world.Facility, FacilityRole.Administrator, "後任 者子");
        var attack = await Plan(world, world.Administrator, world.Member);
        var witness = await Plan(world, successor, await world.AddPersonAsync(world.Facility));

        await AdministratorsAuthority.EndAsync(database, world, successor, how);
        clock.Advance(TimeSpan.FromDays(2));

        await Patience.Until(async () => await StateOf(witness) == "CarriedOut", "the day has come");
        await Due(app, new DepartureDue(attack));
        (await StateOf(attack)).ShouldBe("Planned");
        (await world.AskAsync<Standing>(new StandingOf(world.Member))).Memberships.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_removed_administrator_does_not_take_the_whole_facility_along()
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "misato");
        var successor = await world.AddPersonAsync(world.Facility, FacilityRole.Administrator, "後任 者子");
        (await world.AskAsync<Result>(new WithdrawFacility(world.Administrator, world.Facility, Tomorrow, "閉院のため"))).ShouldBe(
            Result.Ok
        );

        await AdministratorsAuthority.EndAsync(database, world, successor, "role");
        clock.Advance(TimeSpan.FromDays(2));

        await Due(app, new FacilityDepartureDue(world.Facility, world.Administrator, Tomorrow));
        (await world.InContextAsync(context => context.Facilities.SingleAsync(f => f.Id == world.Facility))).State.ShouldBe(
            FacilityState.Active
        );
        (await world.AskAsync<Standing>(new StandingOf(world.Member))).Memberships.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_others_are_told_at_once_and_one_of_them_confirms_it()
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "nishitokyo");
        var successor = await world.AddPersonAsync(world.Facility, FacilityRole.Administrator, "後任 者子");
        var departure = await Plan(world, world.Administrator, world.Member);
        (await Receipt(world, departure)).Outstanding.ShouldBe([Outstanding.Departure]);
        (await world.AskAsync<Result>(new ConfirmDeparture(successor, departure))).ShouldBe(Result.Ok, "There is nothing to confirm.");

        await AdministratorsAuthority.EndAsync(database, world, successor, "role");

        foreach (var person in new[] { successor, world.Secretariat })
        {
            await Patience.Until(async () => await Told(person, "departure_to_confirm", departure.Value) == 1, "the notice");
        }

        (await Told(world.Administrator, "departure_to_confirm", departure.Value)).ShouldBe(0);
        (await Receipt(world, departure)).Outstanding.ShouldBe([Outstanding.Departure, Outstanding.Confirmation]);
        foreach (var person in new[] { world.Administrator, world.Member })
        {
            (await world.AskAsync<Result>(new ConfirmDeparture(person, departure))).Error!.Status.ShouldBe(404);
        }

        (await world.AskAsync<Result>(new ConfirmDeparture(successor, departure))).ShouldBe(Result.Ok);
        (await Receipt(world, departure)).Outstanding.ShouldBe([Outstanding.Departure]);
        (await StateOf(departure)).ShouldBe("Planned");
        (await InTrail("departure_confirm", successor)).ShouldBe(1);
        clock.Advance(TimeSpan.FromDays(2));
        await Patience.Until(async () => await StateOf(departure) == "CarriedOut", "the day has come");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task After_its_day_a_confirmed_leaving_is_carried_out_at_once_and_a_cancelled_one_never(bool isConfirmed)
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "nishitokyo");
        var departure = await Plan(world, world.Administrator, world.Member);
        await AdministratorsAuthority.EndAsync(database, world, world.Administrator, "removed");
        clock.Advance(TimeSpan.FromDays(2));
        await Due(app, new DepartureDue(departure));
        (await StateOf(departure)).ShouldBe("Planned");
        await Patience.Until(async () => await Told(world.Secretariat, "departure_to_confirm", departure.Value) == 1, "the notice");

        (
            await world.AskAsync<Result>(
                isConfirmed ? new ConfirmDeparture(world.Secretariat, departure) : new CancelDeparture(world.Secretariat, departure)
            )
        ).ShouldBe(Result.Ok);

        await Patience.Until(async () => await StateOf(departure) == (isConfirmed ? "CarriedOut" : "Cancelled"), "the secretariat's word");
        (await world.AskAsync<Result>(new ConfirmDeparture(world.Secretariat, departure))).Error!.Code.ShouldBe(
            "registration.departure_too_late"
        );
        (await world.AskAsync<Standing>(new StandingOf(world.Member))).Memberships.Count.ShouldBe(isConfirmed ? 0 : 1);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Whoever_leaves_on_the_same_day_has_the_authority_until_then_unless_it_ended_before(bool endedBefore)
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "nishitokyo");
        var successor = await world.AddPersonAsync(world.Facility, FacilityRole.Administrator, "後任 者子");
        var (own, other) = (
            await Plan(world, world.Administrator, world.Administrator),
            await Plan(world, world.Administrator, world.Member)
        );
        if (endedBefore)
        {
            await AdministratorsAuthority.EndAsync(database, world, successor, "suspended");
        }

        // The other one is kept back until the planner is gone.
        await database.RunAsync($"UPDATE registration.departures SET last_day = '2037-12-31' WHERE id = '{other}'");
        clock.Advance(TimeSpan.FromDays(2));
        await Patience.Until(async () => await StateOf(own) == "CarriedOut", "the planner has left");
        await database.RunAsync($"UPDATE registration.departures SET last_day = '{Tomorrow:O}' WHERE id = '{other}'");
        await Due(app, new DepartureDue(other));

        (await StateOf(other)).ShouldBe(endedBefore ? "Planned" : "CarriedOut");
    }

    [Fact]
    public async Task The_daily_job_carries_out_what_stands_again_and_reminds_of_the_rest()
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var (world, other) = (await TestRegion.In(app, "nishitokyo"), await TestRegion.In(app, "nishitokyo"));
        var (again, open) = (await Plan(world, world.Administrator, world.Member), await Plan(other, other.Administrator, other.Member));
        await AdministratorsAuthority.EndAsync(database, world, world.Administrator, "suspended");
        await AdministratorsAuthority.EndAsync(database, other, other.Administrator, "removed");
        clock.Advance(TimeSpan.FromDays(2));
        await Due(app, new DepartureDue(again));
        await Due(app, new DepartureDue(open));
        await Patience.Until(async () => await Told(other.Secretariat, "departure_to_confirm", open.Value) == 1, "the first notice");
        await database.RunAsync(
            $"UPDATE platform.gates SET open = true, version = 2 WHERE kind = 'access' AND subject = '{world.Administrator}'"
        );
        await database.RunAsync(
            $"UPDATE platform.notices SET done_at = now() WHERE kind = 'registration.departure_to_confirm' AND subject = '{open}'"
        );

        await app.Services.GetRequiredService<JobRunner>().RunAsync("remind-departures", clock.GetUtcNow(), "test", default);

        await Patience.Until(async () => await StateOf(again) == "CarriedOut", "the leaving that stands again");
        await Patience.Until(async () => await Told(other.Secretariat, "departure_to_confirm", open.Value) == 2, "the second notice");
        (await StateOf(open)).ShouldBe("Planned");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_withdrawal_that_no_longer_stands_is_filed_again_or_called_off(bool isFiledAgain)
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "misato");
        var successor = await world.AddPersonAsync(world.Facility, FacilityRole.Administrator, "後任 者子");
        await world.AskAsync<Result>(new WithdrawFacility(world.Administrator, world.Facility, Tomorrow, "閉院のため"));
        (await Sheet(world, successor)).NeedsConfirmation.ShouldBeFalse();
        (await world.AskAsync<Result>(new CallOffWithdrawal(world.Member, world.Facility))).Error!.Status.ShouldBe(404);

        await AdministratorsAuthority.EndAsync(database, world, successor, "role");

        await Patience.Until(async () => await Told(successor, "withdrawal_to_confirm", world.Facility.Value) == 1, "the notice");
        (await Sheet(world, successor)).NeedsConfirmation.ShouldBeTrue();
        (
            await world.AskAsync<Result>(
                isFiledAgain
                    ? new WithdrawFacility(successor, world.Facility, Tomorrow, "閉院のため")
                    : new CallOffWithdrawal(successor, world.Facility)
            )
        ).ShouldBe(Result.Ok);
        (await InTrail("facility_withdraw_cancel", successor)).ShouldBe(isFiledAgain ? 0 : 1);
        (await Sheet(world, successor)).ShouldSatisfyAllConditions(
            s => s.NeedsConfirmation.ShouldBeFalse(),
            s => (s.FiledAt is not null).ShouldBe(isFiledAgain)
        );
        clock.Advance(TimeSpan.FromDays(2));
        await Due(app, new FacilityDepartureDue(world.Facility, world.Administrator, Tomorrow));

        (await world.InContextAsync(context => context.Facilities.SingleAsync(f => f.Id == world.Facility))).State.ShouldBe(
            isFiledAgain ? FacilityState.Closed : FacilityState.Active
        );
    }

    internal static PlanDeparture Message(TestRegion world, PersonId actor, PersonId person) =>
        new(
            actor,
            person,
            world.Facility,
            DepartureReason.Retirement,
            Tomorrow,
            "",
            LentDevices.NothingLent,
            KeptData.NothingKept,
            Guid.CreateVersion7().ToString("n")
        );

    private static async Task<DepartureId> Plan(TestRegion world, PersonId actor, PersonId person) =>
        (await world.AskAsync<Result<DepartureId>>(Message(world, actor, person))).Value;

    private static async Task<DepartureReceipt> Receipt(TestRegion world, DepartureId departure) =>
        (await world.AskAsync<Result<DepartureReceipt>>(new GetDeparture(world.Secretariat, departure))).Value;

    private static async Task<WithdrawalSheet> Sheet(TestRegion world, PersonId actor) =>
        (await world.AskAsync<Result<WithdrawalSheet>>(new GetWithdrawal(actor, world.Facility))).Value;

    private Task<long> Told(PersonId person, string kind, Guid subject) =>
        database.AskAsync<long>(
            $"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = 'registration.{kind}' AND subject = '{subject}'"
        );

    private Task<long> InTrail(string action, PersonId actor) =>
        database.AskAsync<long>(
            $"SELECT count(*) FROM platform.audit_entries WHERE action = 'registration.{action}' AND actor = '{actor}'"
        );

    private Task<string?> StateOf(DepartureId departure) =>
        database.AskAsync<string>($"SELECT state FROM registration.departures WHERE id = '{departure}'");

    /// <summary>Its message may still be on the way: this one is answered when it is handled.</summary>
    private static async Task Due(CareNetApp app, object message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message);
    }
}
