using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Training;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using static CareNet.Registration.Tests.Training.GivenTrainings;

namespace CareNet.Registration.Tests.Training;

/// <summary>A training and its participants are recorded in one act, and the board says who is trained.</summary>
public sealed class RecordingTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    [Fact, Trait("rule", "osaki/8-2-2"), Trait("how", "show")]
    public async Task The_secretariat_sees_by_facility_who_is_trained_overdue_or_was_never_trained()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app, "osaki");
        await Due(world, world.Administrator, new(2026, 1, 1));
        await Due(world, await world.AddPersonAsync(), new(2026, 12, 31));
        await Due(world, await world.AddPersonAsync(), new(2025, 1, 1), lastOn: new(2025, 6, 1));
        await Hold(world);

        var board = (await world.AskAsync<Result<TrainingBoard>>(new GetTrainingBoard(world.Secretariat, world.Region, null))).Value;

        board
            .Shares.Single(share => share.Facility == world.Facility)
            .ShouldSatisfyAllConditions(
                s => s.Trained.ShouldBe(1),
                s => s.Overdue.ShouldBe(1),
                s => s.NeverTrained.ShouldBe(2, "Somebody who came in today is not due yet, and not trained either."),
                s => s.All.ShouldBe(4)
            );
        board
            .People.First(person => person.Facility == world.Facility)
            .ShouldSatisfyAllConditions(p => p.Person.ShouldBe(world.Administrator), p => p.IsOverdue.ShouldBeTrue());
        (await world.AskAsync<Result<TrainingBoard>>(new GetTrainingBoard(world.Administrator, world.Region, null))).Error!.Status.ShouldBe(
            404
        );
    }

    [Fact]
    public async Task A_refused_participant_refuses_the_training_and_the_corrected_form_is_taken()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var (world, elsewhere) = (await TestRegion.In(app), await TestRegion.In(app));
        var mixed = Message(world) with { Participants = [world.Member, elsewhere.Member] };

        (await Record(world, mixed)).Error!.Code.ShouldBe("registration.training_wrong_people");
        (await TrainingsOf(world)).ShouldBe(0);
        (await world.InContextAsync(context => context.Set<Attendance>().CountAsync(a => a.Person == world.Member))).ShouldBe(0);

        (await Record(world, mixed with { Participants = [world.Member] })).IsOk.ShouldBeTrue();
        (await TrainingsOf(world)).ShouldBe(1);
    }

    [Fact]
    public async Task A_training_held_together_has_participants_and_its_day_has_come()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        var tomorrow = Message(world) with { HeldOn = new(2026, 11, 21) };

        (await Record(world, Message(world) with { Participants = [] })).Error!.Code.ShouldBe("registration.training_wrong_people");
        (await Record(world, tomorrow)).Error!.Code.ShouldBe("registration.training_not_yet");
        (await Record(world, tomorrow with { IsSelfStudy = true })).Error!.Code.ShouldBe(
            "registration.training_not_yet",
            "Nobody has taken part yet."
        );
        (await Record(world, tomorrow with { IsSelfStudy = true, Participants = [] })).IsOk.ShouldBeTrue("It may be announced.");
        (await TrainingsOf(world)).ShouldBe(1);
    }
}
