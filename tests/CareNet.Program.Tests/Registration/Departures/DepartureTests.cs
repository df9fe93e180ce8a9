using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Departures;
using CareNet.Registration.Staff;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Registration.Tests.Departures;

public sealed class DepartureTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    private const string Key = "leave-0001";

    [
        Theory,
        Trait("how", "enforce"),
        InlineData("misato"),
        InlineData("nishitokyo"),
        InlineData("okayama"),
        InlineData("osaki"),
        InlineData("miyazaki")
    ]
    [
        Trait("rule", "misato/9-2"),
        Trait("rule", "nishitokyo/9-2"),
        Trait("rule", "misato/form-3-4"),
        Trait("rule", "misato/8-5"),
        Trait("rule", "nishitokyo/8-5"),
        Trait("how", "record")
    ]
    public async Task Who_leaves_today_is_out_a_moment_later_with_date_and_reason_kept(string region)
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, region);

        var departure = (await Plan(world)).Value;

        await Patience.Until(async () => (await Standing(world)).Memberships.Count == 0, "the place is gone");
        var place = await world.InContextAsync(context => context.Memberships.SingleAsync(m => m.Person == world.Member));
        place.ShouldSatisfyAllConditions(
            p => p.Until.ShouldBe(clock.GetUtcNow()),
            p => p.DepartureReason.ShouldBe(DepartureReason.Retirement),
            p => p.DepartureNote.ShouldBe("家庭の事情"),
            p => p.RemovedBy.ShouldBe(world.Administrator)
        );
        (await Receipt(world, departure)).State.ShouldBe(DepartureState.CarriedOut);
    }

    [Fact, Trait("how", "enforce")]
    [Trait("rule", "nishitokyo/9-2")]
    public async Task A_future_day_comes_by_itself_on_whichever_node_is_up_and_once()
    {
        var clock = TestClock.Ahead();
        DepartureId departure;
        TestRegion world;
        await using (var first = new CareNetApp(database) { Clock = clock })
        {
            world = await TestRegion.In(first, "nishitokyo");
            departure = (await Plan(world, new(2037, 11, 30))).Value;
            (await Standing(world)).Memberships.Count.ShouldBe(1);
        }

        clock.Advance(TimeSpan.FromDays(10));
        await using var second = new CareNetApp(database) { Clock = clock };
        await using var third = new CareNetApp(database) { Clock = clock };
        (second.Server, third.Server).ShouldNotBe(default);
        (await StateOf(departure)).ShouldBe("Planned", "30 November 14:05 in Japan: the last day is not over.");

        clock.Advance(TimeSpan.FromHours(10));

        await Patience.Until(async () => await StateOf(departure) == "CarriedOut", "midnight in Japan");
        (
            await database.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries WHERE action = 'registration.departure_carry_out' AND subject = '{world.Member}'
                """
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_called_off_does_not_happen()
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "nishitokyo");
        var departure = (await Plan(world, new(2037, 11, 21))).Value;
        var witness = (await Plan(world, new(2037, 11, 21), await world.AddPersonAsync(world.Facility), "leave-0002")).Value;

        (await world.AskAsync<Result>(new CancelDeparture(world.Member, departure))).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(new CancelDeparture(world.Administrator, departure))).ShouldBe(Result.Ok);
        clock.Advance(TimeSpan.FromDays(2));

        await Patience.Until(async () => await StateOf(witness) == "CarriedOut", "the other leaving");
        (await Standing(world)).Memberships.Count.ShouldBe(1);
        (await world.AskAsync<Result>(new CancelDeparture(world.Administrator, departure))).Error!.Code.ShouldBe(
            "registration.departure_too_late"
        );
    }

    [Theory, Trait("rule", "misato/notes-3-7"), Trait("rule", "nishitokyo/notes-3-7"), Trait("how", "enforce")]
    [InlineData("misato", "misato/notes-3-7"), InlineData("nishitokyo", "nishitokyo/notes-3-7")]
    public async Task The_checklist_is_answered_before_and_settled_before_the_receipt_is_signed(string region, string rule)
    {
        await using var app = new CareNetApp(database) { Clock = TestClock.Ahead() };
        var (world, elsewhere) = (await TestRegion.In(app, region), await TestRegion.In(app, "okayama"));

        (await world.AskAsync<Result<DepartureId>>(Message(world) with { Devices = null })).Error!.Code.ShouldBe(
            "registration.departure_checklist_open"
        );
        (await elsewhere.AskAsync<Result<DepartureId>>(Message(elsewhere) with { Devices = null, Data = null })).IsOk.ShouldBeTrue();
        var departure = (
            await world.AskAsync<Result<DepartureId>>(Message(world) with { Devices = LentDevices.StillOut, Data = KeptData.StillThere })
        ).Value;
        await Patience.Until(async () => await StateOf(departure) == "CarriedOut", "the leaving");
        await Confirm(world, departure);

        (await Receipt(world, departure)).Outstanding.ShouldBe([Outstanding.Devices, Outstanding.Data], rule);
        (await Sign(world, departure)).Error!.Code.ShouldBe("registration.departure_still_outstanding");
        await world.AskAsync<Result>(new SettleDeparture(world.Administrator, departure, LentDevices.Returned, KeptData.Erased));
        (await Sign(world, departure)).ShouldBe(Result.Ok);

        await using var off = new CareNetApp(database)
        {
            Clock = TestClock.Ahead(),
            Policies = Regions.Book.With(Regions.Policy(region).Without(rule)),
        };
        var free = await TestRegion.In(off, region);
        (await free.AskAsync<Result<DepartureId>>(Message(free) with { Devices = null, Data = null })).IsOk.ShouldBeTrue();
    }

    [Fact, Trait("rule", "misato/notes-3-7"), Trait("how", "enforce")]
    public async Task The_receipt_gathers_what_other_modules_say_and_shows_what_is_outstanding()
    {
        await using var app = new CareNetApp(database) { Clock = TestClock.Ahead() };
        var world = await TestRegion.In(app, "misato");
        var departure = (await Plan(world)).Value;
        await Patience.Until(async () => await StateOf(departure) == "CarriedOut", "the leaving");
        await Publish(app, new DepartureStepDone(world.Member, world.Facility, DepartureStep.GroupsLeft, 2, DateTimeOffset.UtcNow));
        await Patience.Until(async () => (await Receipt(world, departure)).GroupsOutstanding == 2, "two groups");

        (await Sign(world, departure)).Error!.Code.ShouldBe("registration.departure_still_outstanding");
        await Publish(app, new DepartureStepDone(world.Member, world.Facility, DepartureStep.GroupsLeft, 0, DateTimeOffset.UtcNow));
        await Confirm(world, departure);

        (await Receipt(world, departure)).ShouldSatisfyAllConditions(
            r => r.Outstanding.ShouldBeEmpty(),
            r => r.PledgeGoesOn.Ja.ShouldContain("続きます")
        );
        (await Sign(world, departure, "鈴木 一郎")).Error!.Code.ShouldBe("registration.pledge_other_name");
        (await Sign(world, departure)).ShouldBe(Result.Ok);
    }

    [Theory, Trait("rule", "okayama/5"), Trait("how", "enforce"), InlineData(false), InlineData(true)]
    public async Task Where_only_the_holder_deletes_an_account_the_administrators_wish_goes_to_the_secretariat(bool isSwitchedOff)
    {
        await using var app = new CareNetApp(database)
        {
            Clock = TestClock.Ahead(),
            Policies = isSwitchedOff ? Regions.Book.With(Regions.Policy("okayama").Without("okayama/5")) : Regions.Book,
        };
        var world = await TestRegion.In(app, "okayama");
        var departure = (await Plan(world)).Value;
        await Patience.Until(async () => await StateOf(departure) == "CarriedOut", "the leaving");

        var requests = await world.InContextAsync(context =>
            context.Set<IdRequest>().CountAsync(r => r.Person == world.Member && r.Kind == IdRequestKind.Delete)
        );

        requests.ShouldBe(isSwitchedOff ? 0 : 1);
        (await Receipt(world, departure)).AccountCloses.ShouldBe(isSwitchedOff);
        (await world.AskAsync<Result>(new CloseMyAccount(world.Member))).IsOk.ShouldBe(!isSwitchedOff);
        (await world.AskAsync<Result>(new CloseMyAccount(world.Administrator))).IsOk.ShouldBeFalse();
    }

    [
        Theory,
        Trait("rule", "misato/form-2-4"),
        Trait("rule", "osaki/8-2-1"),
        Trait("how", "enforce"),
        InlineData("misato"),
        InlineData("osaki")
    ]
    public async Task A_facility_that_leaves_takes_everybody_along_the_same_day(string region)
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, region);
        var elsewhere = await world.AddFacilityAsync("となりの診療所");
        await world.EnterAsync(world.Member, elsewhere);
        await Plan(world, new(2038, 3, 31));

        (await Withdraw(world, world.Member)).Error!.Status.ShouldBe(404);
        (await Withdraw(world, world.Administrator)).ShouldBe(Result.Ok);
        (await Standing(world)).Memberships.Count.ShouldBe(2);
        clock.Advance(TimeSpan.FromDays(11));

        await Patience.Until(async () => await Open(world) == 0, "everybody has left");
        (await Standing(world)).Memberships.ShouldHaveSingleItem().Facility.ShouldBe(elsewhere);
        (await world.InContextAsync(context => context.Facilities.SingleAsync(f => f.Id == world.Facility))).State.ShouldBe(
            FacilityState.Closed
        );
        (await world.InContextAsync(context => context.Memberships.Where(m => m.Facility == world.Facility).ToListAsync())).ShouldAllBe(m =>
            m.DepartureReason == DepartureReason.FacilityWithdrew
        );
    }

    [
        Theory,
        Trait("rule", "osaki/8-2-1"),
        Trait("rule", "misato/local-3"),
        Trait("how", "record"),
        InlineData("osaki"),
        InlineData("misato")
    ]
    public async Task The_secretariat_deletes_the_ID_and_the_receipt_waits_for_that(string region)
    {
        await using var app = new CareNetApp(database) { Clock = TestClock.Ahead() };
        var world = await TestRegion.In(app, region);
        var departure = (await Plan(world)).Value;
        await Patience.Until(async () => await StateOf(departure) == "CarriedOut", "the leaving");
        (await Receipt(world, departure)).Outstanding.ShouldContain(Outstanding.IdDeletion);

        await Confirm(world, departure);

        (await Receipt(world, departure)).Outstanding.ShouldBeEmpty();
    }

    private static PlanDeparture Message(TestRegion world) =>
        new(
            world.Administrator,
            world.Member,
            world.Facility,
            DepartureReason.Retirement,
            new(2037, 11, 20),
            "家庭の事情",
            LentDevices.Returned,
            KeptData.Erased,
            Key
        );

    private static Task<Result<DepartureId>> Plan(TestRegion world, DateOnly? day = null, PersonId? person = null, string key = Key) =>
        world.AskAsync<Result<DepartureId>>(
            Message(world) with
            {
                LastDay = day ?? new(2037, 11, 20),
                Person = person ?? world.Member,
                Key = key,
            }
        );

    private static Task<Result> Withdraw(TestRegion world, PersonId actor) =>
        world.AskAsync<Result>(new WithdrawFacility(actor, world.Facility, new(2037, 11, 30), "閉院のため"));

    private static Task<Result> Sign(TestRegion world, DepartureId departure, string name = "山田花子") =>
        world.AskAsync<Result>(new SignReceipt(world.Administrator, departure, name));

    private static async Task<DepartureReceipt> Receipt(TestRegion world, DepartureId departure) =>
        (await world.AskAsync<Result<DepartureReceipt>>(new GetDeparture(world.Administrator, departure))).Value;

    private static Task<Standing> Standing(TestRegion world) => world.AskAsync<Standing>(new StandingOf(world.Member));

    private static Task<int> Open(TestRegion world) =>
        world.InContextAsync(context => context.Memberships.CountAsync(m => m.Facility == world.Facility && m.Until == null));

    private Task<string?> StateOf(DepartureId departure) =>
        database.AskAsync<string>($"SELECT state FROM registration.departures WHERE id = '{departure}'");

    /// <summary>What Security and the secretariat do: the account is closed, the ID deleted.</summary>
    private static async Task Confirm(TestRegion world, DepartureId departure)
    {
        foreach (
            var request in (await world.AskAsync<Result<IdRequestList>>(new GetIdRequests(world.Secretariat, world.Region, null)))
                .Value
                .Requests
        )
        {
            await world.AskAsync<Result>(new DecideIdRequest(world.Secretariat, request.Id, true, ""));
        }

        await world.InContextAsync(async context =>
        {
            foreach (var one in await context.Set<Departure>().Where(d => d.Id == departure).ToListAsync())
            {
                one.AccountClosed(DateTimeOffset.UtcNow);
            }

            return await context.SaveChangesAsync();
        });
    }

    private static async Task Publish(CareNetApp app, object message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(message);
    }
}
