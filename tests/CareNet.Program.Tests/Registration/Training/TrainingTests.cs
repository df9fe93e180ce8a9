using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Training;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CareNet.Registration.Tests.Training.GivenTrainings;

namespace CareNet.Registration.Tests.Training;

public sealed class TrainingTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    public static TheoryData<string, string> Every =>
        new()
        {
            { "misato", "misato/9" },
            { "nishitokyo", "nishitokyo/9" },
            { "miyazaki", "miyazaki/14" },
            { "okayama", "okayama/3-1" },
            { "osaki", "osaki/8-2-2" },
        };

    [Theory, Trait("how", "record"), MemberData(nameof(Every))]
    [
        Trait("rule", "misato/9"),
        Trait("rule", "nishitokyo/9"),
        Trait("rule", "miyazaki/14"),
        Trait("rule", "misato/form-2-2-3"),
        Trait("rule", "okayama/3-1"),
        Trait("rule", "osaki/8-2-2")
    ]
    public async Task A_training_keeps_its_day_subject_and_participants(string region, string rule)
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app, region);
        await Due(world, world.Member, new(2025, 1, 1));

        var training = (await Hold(world)).Value;
        (await Hold(world)).Value.ShouldBe(training, "Recorded twice is once.");

        var kept = await world.InContextAsync(context => context.Set<TrainingSession>().SingleAsync(t => t.Id == training));
        kept.ShouldSatisfyAllConditions(
            t => t.Subject.ShouldBe("個人情報の扱い"),
            t => t.HeldOn.ShouldBe(new(2026, 11, 19)),
            t => t.Region.ShouldBe(world.Region)
        );
        (await world.InContextAsync(context => context.Set<Attendance>().SingleAsync(a => a.Training == training))).Person.ShouldBe(
            world.Member,
            rule
        );
        (await DueOn(world, world.Member)).ShouldBe(new DateOnly(2027, 11, 19));
    }

    [Theory, Trait("how", "record"), MemberData(nameof(Every))]
    [
        Trait("rule", "misato/9"),
        Trait("rule", "nishitokyo/9"),
        Trait("rule", "miyazaki/14"),
        Trait("rule", "misato/form-2-2-3"),
        Trait("rule", "okayama/3-1"),
        Trait("rule", "osaki/8-2-2")
    ]
    public async Task Only_those_whom_the_region_names_give_trainings(string region, string rule)
    {
        await using (var app = new CareNetApp(database) { Clock = new TestClock() })
        {
            var world = await TestRegion.In(app, region);
            (await Hold(world, world.Member)).Error!.Status.ShouldBe(404);
            (await Hold(world, region == "osaki" ? world.Administrator : world.Secretariat)).Error!.Status.ShouldBe(404);
        }

        await using var off = new CareNetApp(database)
        {
            Clock = new TestClock(),
            Policies = Regions.Book.With(Regions.Policy(region).Without(rule).Silent("training")),
        };
        (await Hold(await TestRegion.In(off, region))).Error!.Status.ShouldBe(
            404,
            "A region that asks for no training has none to record."
        );
    }

    [Theory, Trait("how", "remind"), MemberData(nameof(Every))]
    [
        Trait("rule", "misato/9"),
        Trait("rule", "nishitokyo/9"),
        Trait("rule", "miyazaki/14"),
        Trait("rule", "misato/form-2-2-3"),
        Trait("rule", "okayama/3-1"),
        Trait("rule", "osaki/8-2-2")
    ]
    public async Task Whoever_is_due_is_told_and_so_is_the_administrator(string region, string rule)
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app, region);
        await Due(world, world.Member, new(2026, 12, 4));
        await Due(world, world.Administrator, new(2026, 12, 5));

        await Run(app);

        await Patience.Until(async () => await Notices(world.Member, "registration.training_due") == 1, "the notice");
        await Patience.Until(
            async () => await Notices(world.Administrator, "registration.staff_training_due") == 1,
            "the administrator's notice"
        );
        (await Notices(world.Administrator, "registration.training_due")).ShouldBe(0, "Not before two weeks ahead.");
        var duty = (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Member))).Items.Single(d =>
            d.Kind == DutyKind.AttendTraining
        );
        duty.ShouldSatisfyAllConditions(d => d.Blocks.ShouldBe(DutyBlocks.Nothing), d => d.Rules.ShouldContain(rule));
    }

    [Theory, Trait("how", "remind"), MemberData(nameof(Every))]
    [
        Trait("rule", "misato/9"),
        Trait("rule", "nishitokyo/9"),
        Trait("rule", "miyazaki/14"),
        Trait("rule", "misato/form-2-2-3"),
        Trait("rule", "okayama/3-1"),
        Trait("rule", "osaki/8-2-2")
    ]
    public async Task Without_the_rule_nobody_is_reminded(string region, string rule)
    {
        await using var app = new CareNetApp(database)
        {
            Clock = new TestClock(),
            Policies = Regions.Book.With(Regions.Policy(region).Silent("training")),
        };
        var (world, other) = (await TestRegion.In(app, region), await TestRegion.In(app, region == "misato" ? "okayama" : "misato"));
        await Due(world, world.Member, new(2026, 11, 1));
        await Due(other, other.Member, new(2026, 11, 1));

        await Run(app);

        await Patience.Until(async () => await Notices(other.Member, "registration.training_due") == 1, "the neighbour's notice");
        (await Notices(world.Member, "registration.training_due")).ShouldBe(0, rule);
    }

    [Fact]
    public async Task Four_hundred_people_are_told_in_pages_and_nobody_twice()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        await world.StoreAsync([
            .. Enumerable
                .Range(0, 401)
                .Select(_ => new TrainingDue
                {
                    Person = PersonId.From(Guid.CreateVersion7()),
                    Facility = world.Facility,
                    Region = world.Region,
                    DueOn = new(2026, 11, 1),
                }),
        ]);

        await Run(app);
        await Run(app);

        await Patience.Until(
            async () =>
                await database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM platform.notices n JOIN registration.training_due d ON d.person = n.person
                        WHERE d.facility = '{world.Facility}'
                    """
                ) == 401,
            "all notices"
        );
    }

    [Fact, Trait("rule", "miyazaki/training"), Trait("how", "record")]
    public async Task The_five_exercises_are_kept_with_the_attendance_and_no_others()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var (miyazaki, misato) = (await TestRegion.In(app, "miyazaki"), await TestRegion.In(app));
        var exercises = Regions.Policy("miyazaki").RulesOn("training").SelectMany(rule => rule.Items).Select(item => item.Id).ToList();
        exercises.Count.ShouldBe(5);

        (await Record(miyazaki, Message(miyazaki) with { Exercises = exercises })).IsOk.ShouldBeTrue();
        (await Record(misato, Message(misato) with { Exercises = exercises })).Error!.Code.ShouldBe(
            "registration.training_wrong_exercises"
        );
        (await TrainingsOf(misato)).ShouldBe(0);

        (
            await miyazaki.InContextAsync(context => context.Set<Attendance>().SingleAsync(a => a.Person == miyazaki.Member))
        ).Exercises.ShouldBe(exercises);
    }

    [Fact]
    public async Task A_facility_sets_its_own_interval_and_the_next_day_moves_with_it()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        await Hold(world);

        (await world.AskAsync<Result>(new SetTrainingInterval(world.Administrator, world.Facility, 180))).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new SetTrainingInterval(world.Administrator, world.Facility, 6))).Error!.Code.ShouldBe(
            "registration.training_wrong_interval"
        );
        (await world.AskAsync<Result>(new SetTrainingInterval(world.Member, world.Facility, 30))).Error!.Status.ShouldBe(404);

        (await DueOn(world, world.Member)).ShouldBe(new DateOnly(2026, 11, 19).AddDays(180));
    }

    [Fact]
    public async Task Self_study_is_finished_by_oneself_and_only_where_it_is_meant_for_that()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        var stranger = await world.AddPersonAsync();
        var open = (await Record(world, Message(world) with { IsSelfStudy = true, Participants = [], Key = "self-study-1" })).Value;
        var closed = (await Hold(world)).Value;

        (await world.AskAsync<Result>(new FinishTraining(world.Member, open, []))).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new FinishTraining(world.Member, closed, []))).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(new FinishTraining(stranger, open, []))).Error!.Status.ShouldBe(404);
        (await DueOn(world, world.Member)).ShouldBe(new DateOnly(2027, 11, 20));
    }

    private static async Task Run(CareNetApp app) =>
        (
            await app
                .Services.GetRequiredService<JobRunner>()
                .RunAsync("remind-training", DateTimeOffset.UtcNow.AddMicroseconds(Random.Shared.Next(1_000_000_000)), "test", default)
        ).ShouldBe(JobOutcome.Done);

    private Task<long> Notices(PersonId person, string kind) =>
        database.AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = '{kind}'");
}
