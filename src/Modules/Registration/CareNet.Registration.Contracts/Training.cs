using System.Text;
using System.Text.Json.Serialization;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct TrainingId(Guid Value) : IId<TrainingId>
{
    public static TrainingId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out TrainingId id) => Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// Records a training with its participants and the exercises that they did: for a facility, or by the secretariat for the region. A
/// training that people attend together is recorded once it was held and has participants; one for self-study may be announced without
/// any. The key makes a form that is sent twice one training. Answered with a <see cref="Result{T}"/> of <see cref="TrainingId"/>.
/// </summary>
public sealed record RecordTraining(
    PersonId Actor,
    RegionCode Region,
    FacilityId? Facility,
    string Subject,
    string? Material,
    DateOnly HeldOn,
    string GivenBy,
    bool IsSelfStudy,
    IReadOnlyList<PersonId> Participants,
    IReadOnlyList<string> Exercises,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Region) is not null;
}

/// <summary>A person has gone through the material of a training for self-study. Answered with a <see cref="Result"/>.</summary>
public sealed record FinishTraining(PersonId Actor, TrainingId Training, IReadOnlyList<string> Exercises, AuditOrigin? Origin = null);

/// <summary>Other days between trainings than the region's or CareNet's. Answered with a <see cref="Result"/>.</summary>
public sealed record SetTrainingInterval(PersonId Actor, FacilityId Facility, int Days, AuditOrigin? Origin = null);

/// <summary>
/// For the head, the administrator or the secretariat. Answered with a <see cref="Result{T}"/> of <see cref="TrainingBoard"/>.
/// </summary>
public sealed record GetTrainingBoard(PersonId Actor, RegionCode Region, FacilityId? Facility);

public sealed record TrainingBoard(
    RegionCode Region,
    FacilityId? Facility,
    bool MayRecord,
    int? IntervalDays,
    bool IsIntervalAssumed,
    IReadOnlyList<Exercise> Exercises,
    IReadOnlyList<TrainingRow> Trainings,
    IReadOnlyList<TraineeState> People,
    IReadOnlyList<TrainedShare> Shares
);

/// <summary>A practical part of the region's training, under the id of its rule.</summary>
public sealed record Exercise(string Id, Phrase Name)
{
    private bool PrintMembers(StringBuilder text) => false;
}

public sealed record TrainingRow(
    TrainingId Id,
    string Subject,
    string? Material,
    DateOnly HeldOn,
    string GivenBy,
    bool IsSelfStudy,
    int Participants
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

public sealed record TraineeState(PersonId Person, string Name, FacilityId Facility, DateOnly? LastOn, DateOnly DueOn, bool IsOverdue)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>
/// How many of a facility's people are trained. Somebody who was never trained or whose next training is overdue is not.
/// </summary>
public sealed record TrainedShare(FacilityId Facility, string Name, int Trained, int Overdue, int NeverTrained)
{
    public int All => Trained + Overdue + NeverTrained;

    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

/// <summary>Trainings that are or were for the actor, newest first. Answered with <see cref="MyTrainings"/>.</summary>
public sealed record GetMyTrainings(PersonId Actor);

public sealed record MyTrainings(IReadOnlyList<MyTraining> Trainings);

public sealed record MyTraining(
    TrainingId Id,
    string Subject,
    string? Material,
    DateOnly HeldOn,
    string GivenBy,
    bool IsOpen,
    DateOnly? AttendedOn,
    IReadOnlyList<string> ExerciseIds,
    IReadOnlyList<Phrase> Exercises
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}
