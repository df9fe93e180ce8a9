using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Pledges;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Pledges;

public sealed class PledgeTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    public static TheoryData<string, string> Demanding =>
        new()
        {
            { "misato", "misato/9" },
            { "nishitokyo", "nishitokyo/9" },
            { "miyazaki", "miyazaki/14" },
        };

    public static TheoryData<string> Silent => Regions.SilentOn("pledges.staff");

    [Theory, Trait("how", "enforce"), MemberData(nameof(Demanding))]
    [Trait("rule", "misato/9"), Trait("rule", "nishitokyo/9"), Trait("rule", "miyazaki/14")]
    public async Task Nobody_goes_on_without_a_pledge_where_the_region_demands_one(string region, string rule)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);

        var duty = (await Duties(world)).ShouldHaveSingleItem();

        duty.Blocks.ShouldBe(DutyBlocks.Everything);
        duty.Rules.ShouldContain(rule);
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Member))).MayGoOn.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Silent))]
    public async Task Elsewhere_nobody_is_asked(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);

        (await Duties(world)).ShouldBeEmpty();
    }

    [Theory, Trait("how", "enforce"), MemberData(nameof(Demanding))]
    [Trait("rule", "misato/9"), Trait("rule", "nishitokyo/9"), Trait("rule", "miyazaki/14")]
    public async Task Without_the_rule_nobody_is_asked(string region, string rule)
    {
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy(region).Without(rule)) };
        var world = await TestRegion.In(app, region);

        (await Duties(world)).ShouldBeEmpty();
    }

    [Theory, Trait("rule", "misato/form-3"), Trait("how", "record"), InlineData("misato"), InlineData("nishitokyo"), InlineData("miyazaki")]
    public async Task A_signature_keeps_the_words_the_time_and_the_name(string region)
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, region);
        var sheet = await Sheet(world);

        (await Sign(world, sheet.TextVersion, "鈴木　一郎")).ShouldBe(Result.Ok);
        (await Sign(world, sheet.TextVersion, "鈴木一郎")).ShouldBe(Result.Ok, "A form that is sent twice is answered as done.");

        var kept = (
            await world.InContextAsync(context => context.Set<StaffPledge>().Where(p => p.Person == world.Member).ToListAsync())
        ).ShouldHaveSingleItem();
        kept.ShouldSatisfyAllConditions(
            p => p.TextVersion.ShouldBe(sheet.TextVersion),
            p => p.At.ShouldBe(clock.GetUtcNow()),
            p => p.SignedName.ShouldBe("鈴木　一郎"),
            p => p.Kind.ShouldBe(PledgeKind.Signed),
            p => p.Facility.ShouldBe(world.Facility)
        );
        (await Duties(world)).ShouldBeEmpty();
    }

    [Theory, InlineData("misato"), InlineData("nishitokyo"), InlineData("miyazaki")]
    public async Task Another_name_old_words_and_a_stranger_change_nothing(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);
        var version = (await Sheet(world)).TextVersion;
        var stranger = await world.AddPersonAsync(name: "鈴木 一郎");

        (await Sign(world, version, "鈴木 二郎")).Error!.Code.ShouldBe("registration.pledge_other_name");
        (await Sign(world, "older", "鈴木 一郎")).Error!.Code.ShouldBe("registration.pledge_old_text");
        (await world.AskAsync<Result>(new SignPledge(stranger, world.Facility, version, "鈴木 一郎"))).Error!.Status.ShouldBe(404);
        (await Duties(world)).ShouldHaveSingleItem();
    }

    [Theory, Trait("how", "enforce"), MemberData(nameof(Demanding))]
    [Trait("rule", "misato/9"), Trait("rule", "nishitokyo/9"), Trait("rule", "miyazaki/14")]
    public async Task An_earlier_pledge_noted_by_the_administrator_counts(string region, string rule)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);

        (await Note(world, world.Member)).Error!.Status.ShouldBe(404, "One's own word is no note of the administrator.");
        (await Note(world, world.Administrator)).ShouldBe(Result.Ok);

        (await Duties(world)).ShouldBeEmpty(rule);
        (await Sheet(world)).OnFile!.ExchangedOn.ShouldBe(new DateOnly(2020, 4, 1));
    }

    [Theory, InlineData("misato", "misato/9"), InlineData("nishitokyo", "nishitokyo/9"), InlineData("miyazaki", "miyazaki/14")]
    public async Task Where_earlier_pledges_do_not_count_the_note_is_refused(string region, string rule)
    {
        await using var app = new CareNetApp(database)
        {
            Policies = Regions.Book.With(Regions.Policy(region).Silent("pledges.staffWaivedIfExisting")),
        };
        var world = await TestRegion.In(app, region);

        (await Note(world, world.Administrator)).Error!.Code.ShouldBe("registration.pledge_earlier_does_not_count", rule);
    }

    [Fact]
    public async Task A_day_in_the_future_is_no_earlier_pledge()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);

        (
            await world.AskAsync<Result>(new NoteEarlierPledge(world.Administrator, world.Member, world.Facility, new(2999, 1, 1)))
        ).Error!.Code.ShouldBe("registration.pledge_in_the_future");
    }

    [Theory, InlineData("misato/9-1"), InlineData("misato/9-5"), InlineData("misato/form-3-5")]
    public void The_sheet_covers_the_points_of_the_form_and_says_what_survives_leaving(string rule)
    {
        var points = PledgeText.Points(Regions.Policy("misato"));

        points.Count.ShouldBe(6, rule);
        PledgeText.Points(Regions.Policy("miyazaki")).Count.ShouldBe(5, "Compensation stands in one region's form only.");
        PledgeText.Afterwards.Ja.ShouldContain("離れた後も");
    }

    [Fact]
    public async Task Nobody_changes_a_pledge_afterwards()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        await Note(world, world.Administrator);

        await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            database.RunAsync("UPDATE registration.staff_pledges SET signed_name = 'x'")
        );
        await Should.ThrowAsync<Npgsql.PostgresException>(() => database.RunAsync("DELETE FROM registration.staff_pledges"));
    }

    private static Task<Result> Sign(TestRegion world, string version, string name) =>
        world.AskAsync<Result>(new SignPledge(world.Member, world.Facility, version, name));

    private static Task<Result> Note(TestRegion world, PersonId actor) =>
        world.AskAsync<Result>(new NoteEarlierPledge(actor, world.Member, world.Facility, new(2020, 4, 1)));

    private static async Task<PledgeSheet> Sheet(TestRegion world) =>
        (await world.AskAsync<Result<PledgeSheet>>(new GetPledgeSheet(world.Member, world.Member, world.Facility))).Value;

    private static async Task<IEnumerable<Duty>> Duties(TestRegion world) =>
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Member))).Items.Where(duty => duty.Kind == DutyKind.SignPledge);
}
