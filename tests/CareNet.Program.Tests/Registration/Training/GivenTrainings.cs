using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Training;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Training;

/// <summary>Trainings as a careful administrator records them, and when people are due.</summary>
internal static class GivenTrainings
{
    public static RecordTraining Message(TestRegion world) =>
        new(
            world.Region.Value == "osaki" ? world.Secretariat : world.Administrator,
            world.Region,
            world.Region.Value == "osaki" ? null : world.Facility,
            "個人情報の扱い",
            "https://example.jp/material",
            new(2026, 11, 19),
            "佐藤 実",
            false,
            [world.Member],
            [],
            "training-0001"
        );

    public static Task<Result<TrainingId>> Hold(TestRegion world, PersonId? actor = null) =>
        Record(world, Message(world) with { Actor = actor ?? Message(world).Actor });

    public static Task<Result<TrainingId>> Record(TestRegion world, RecordTraining training) =>
        world.AskAsync<Result<TrainingId>>(training);

    public static Task<int> TrainingsOf(TestRegion world) =>
        world.InContextAsync(context => context.Set<TrainingSession>().CountAsync(t => t.Facility == world.Facility));

    public static Task Due(TestRegion world, PersonId person, DateOnly on, DateOnly? lastOn = null)
    {
        var due = new TrainingDue
        {
            Person = person,
            Facility = world.Facility,
            Region = world.Region,
            DueOn = on,
        };
        if (lastOn is { } day)
        {
            due.Attended(day, 365);
        }

        return world.StoreAsync(due);
    }

    public static Task<DateOnly> DueOn(TestRegion world, PersonId person) =>
        world.InContextAsync(context => context.Set<TrainingDue>().Where(d => d.Person == person).Select(d => d.DueOn).SingleAsync());
}
