using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Departures;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Departures;

/// <summary>
/// That who leaves is out is CareNet's own rule and holds in every region; where a region orders it too, its articles stand on the receipt.
/// </summary>
public sealed class DepartureRuleTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Theory, Trait("rule", "misato/9-2"), Trait("rule", "nishitokyo/9-2"), Trait("rule", "misato/form-3-4"), Trait("how", "enforce")]
    [
        InlineData("misato", null, "misato/9-2,misato/form-3-4"),
        InlineData("misato", "misato/9-2", "misato/form-3-4"),
        InlineData("misato", "misato/form-3-4", "misato/9-2")
    ]
    [InlineData("nishitokyo", null, "nishitokyo/9-2"), InlineData("nishitokyo", "nishitokyo/9-2", ""), InlineData("miyazaki", null, "")]
    public async Task A_receipt_names_the_articles_that_order_the_end_and_without_them_it_is_CareNets_own(
        string region,
        string? switchedOff,
        string articles
    )
    {
        var world = await TestRegion.In(switchedOff is null ? host.App : host.Without(switchedOff), region);

        var departure = (
            await world.AskAsync<Result<DepartureId>>(
                new PlanDeparture(
                    world.Administrator,
                    world.Member,
                    world.Facility,
                    DepartureReason.Retirement,
                    Today,
                    "家庭の事情",
                    LentDevices.Returned,
                    KeptData.Erased,
                    "leave-rule-1"
                )
            )
        ).Value;
        await Patience.Until(async () => (await Receipt(world, departure)).State == DepartureState.CarriedOut, "the leaving");

        var receipt = await Receipt(world, departure);
        receipt.Rules.ShouldBe(articles.Split(',', StringSplitOptions.RemoveEmptyEntries));
        receipt.AccountCloses.ShouldBeTrue("Also where no article says so.");
        (await world.AskAsync<Standing>(new StandingOf(world.Member))).Memberships.ShouldBeEmpty();
    }

    [Theory, Trait("rule", "misato/form-2-4"), Trait("rule", "osaki/8-2-1"), Trait("how", "enforce"), Trait("how", "record")]
    [
        InlineData("misato", null, "misato/form-2-4"),
        InlineData("misato", "misato/form-2-4", ""),
        InlineData("osaki", null, "osaki/8-2-1"),
        InlineData("osaki", "osaki/8-2-1", "")
    ]
    public async Task So_does_the_notice_of_a_facility_that_leaves(string region, string? switchedOff, string articles)
    {
        var world = await TestRegion.In(switchedOff is null ? host.App : host.Without(switchedOff), region);
        (await world.AskAsync<Result>(new WithdrawFacility(world.Administrator, world.Facility, Today, "閉院のため"))).ShouldBe(Result.Ok);

        await Patience.Until(
            async () =>
                await world.InContextAsync(context => context.Memberships.AllAsync(m => m.Facility != world.Facility || m.Until != null)),
            "everybody is out"
        );

        var sheet = (await world.AskAsync<Result<WithdrawalSheet>>(new GetWithdrawal(world.Secretariat, world.Facility))).Value;
        sheet.Rules.ShouldBe(articles.Split(',', StringSplitOptions.RemoveEmptyEntries));
        sheet.ShouldSatisfyAllConditions(
            s => s.FiledAt.ShouldNotBeNull(),
            s => s.DoneAt.ShouldNotBeNull(),
            s => s.Note.ShouldBe("閉院のため")
        );
        var departures = await world.InContextAsync(context =>
            context.Set<Departure>().Where(d => d.Facility == world.Facility).Select(d => d.Id).ToListAsync()
        );
        departures.Count.ShouldBe(2);
        foreach (var departure in departures)
        {
            var receipt = (await world.AskAsync<Result<DepartureReceipt>>(new GetDeparture(world.Secretariat, departure))).Value;
            receipt.Rules.ShouldBe(sheet.Rules);
            receipt.AccountCloses.ShouldBeTrue();
        }
    }

    [Theory, Trait("rule", "misato/notes-3-7"), Trait("rule", "nishitokyo/notes-3-7"), Trait("how", "enforce")]
    [
        InlineData("misato/notes-3-7", true),
        InlineData("misato/notes-3-7", false),
        InlineData("nishitokyo/notes-3-7", true),
        InlineData("nishitokyo/notes-3-7", false)
    ]
    public async Task Only_where_the_rule_holds_is_the_checklist_asked_for(string rule, bool holds)
    {
        var world = await TestRegion.In(holds ? host.App : host.Without(rule), rule.Split('/')[0]);

        var planned = await world.AskAsync<Result<DepartureId>>(
            new PlanDeparture(
                world.Administrator,
                world.Member,
                world.Facility,
                DepartureReason.Transfer,
                Today.AddDays(7),
                "",
                null,
                null,
                "leave-rule-2"
            )
        );

        planned.Error?.Code.ShouldBe("registration.departure_checklist_open");
        planned.IsOk.ShouldBe(!holds);
    }

    private DateOnly Today => RegionTime.In("Asia/Tokyo", host.Clock).Today;

    private static async Task<DepartureReceipt> Receipt(TestRegion world, DepartureId departure) =>
        (await world.AskAsync<Result<DepartureReceipt>>(new GetDeparture(world.Administrator, departure))).Value;
}
