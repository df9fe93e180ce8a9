using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>A facility's wish to come in, from the first page of the form to the decision.</summary>
public sealed class UsageApplication
{
    public const int MaxReasonLength = 1000;
    public static readonly TimeSpan DraftKept = TimeSpan.FromDays(60);
    private static readonly TimeSpan ShownAfterDecision = TimeSpan.FromDays(30);

    public required UsageApplicationId Id { get; init; }

    public required RegionCode Region { get; init; }

    /// <summary>The address at which the applicant is reached.</summary>
    public required string Mail { get; init; }

    public ApplicationState State { get; private set; } = ApplicationState.Draft;

    public ApplicationForm Form { get; private set; } = new();

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The secretary who entered it from paper.</summary>
    public PersonId? EnteredBy { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>Only for drafts: then they go.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public FacilityId? Facility { get; private set; }

    public int Version { get; private set; }

    /// <summary>The applicant sees the result and prints the forms for a while; then the key is void.</summary>
    public bool IsShownAt(DateTimeOffset now) => !IsDecided || now < Since + ShownAfterDecision;

    public bool IsDecided => State is ApplicationState.Approved or ApplicationState.Refused;

    public bool CanBeChanged => State is ApplicationState.Draft or ApplicationState.Returned;

    public static UsageApplication Begin(RegionCode region, string mail, PersonId? enteredBy, TimeProvider clock) =>
        new()
        {
            Id = Ids.New<UsageApplicationId>(clock),
            Region = region,
            Mail = mail,
            CreatedAt = clock.GetUtcNow(),
            EnteredBy = enteredBy,
            Since = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow() + DraftKept,
        };

    public Result Save(ApplicationForm form)
    {
        if (!CanBeChanged)
        {
            return ApplicationErrors.AlreadySent;
        }

        Form = form;
        Version++;
        return Result.Ok;
    }

    /// <summary>
    /// Of the officer who enters this application from paper; null for the applicant, who has a key of the same application by mail.
    /// </summary>
    public PersonId? EnteredNowBy(PersonId? somebody) => somebody is not null && somebody == EnteredBy ? somebody : null;

    public Result Submit(DateTimeOffset now) => CanBeChanged ? Enter(ApplicationState.Submitted, now) : ApplicationErrors.AlreadySent;

    public Result Return(DateTimeOffset now) => Decide(ApplicationState.Returned, now);

    public Result Refuse(DateTimeOffset now) => Decide(ApplicationState.Refused, now);

    public Result Approve(FacilityId facility, DateTimeOffset now)
    {
        var decided = Decide(ApplicationState.Approved, now);
        Facility = decided.IsOk ? facility : Facility;
        return decided;
    }

    /// <summary>Only while it waits for the secretariat.</summary>
    public Result Amend(Func<ApplicationForm, ApplicationForm> change)
    {
        if (State != ApplicationState.Submitted)
        {
            return ApplicationErrors.NotWaiting;
        }

        Form = change(Form);
        Version++;
        return Result.Ok;
    }

    private Result Decide(ApplicationState state, DateTimeOffset now) =>
        State == ApplicationState.Submitted ? Enter(state, now) : ApplicationErrors.NotWaiting;

    private Result Enter(ApplicationState state, DateTimeOffset now)
    {
        (State, Since, ExpiresAt) = (state, now, null);
        Version++;
        return Result.Ok;
    }
}
