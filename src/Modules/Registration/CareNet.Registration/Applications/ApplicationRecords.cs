using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>One step of an application: never changed, never removed.</summary>
public sealed class ApplicationStep
{
    public required Guid Id { get; init; }

    public required UsageApplicationId Application { get; init; }

    public required ApplicationState State { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Nobody where the applicant did it.</summary>
    public PersonId? Actor { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A way to an application: the one-time link of a mail, or the secret that it was exchanged for. Only its hash is kept.</summary>
public sealed class ApplicationLink
{
    public required byte[] Hash { get; init; }

    public required UsageApplicationId Application { get; init; }

    public required bool IsOnce { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A paper with the name under it: signed in the form, or recorded by the secretariat when it came.</summary>
public sealed class Paper
{
    public const int MaxTitleLength = 80;
    public const int MaxEditionsLength = 300;

    public required Guid Id { get; init; }

    public required RegionCode Region { get; init; }

    public UsageApplicationId? Application { get; init; }

    public FacilityId? Facility { get; set; }

    public required PaperKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Signer { get; init; }

    public required DateOnly SignedOn { get; init; }

    /// <summary>The editions that were accepted or confirmed: that of the policy, and those of the guidelines.</summary>
    public string? Editions { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Nobody where it was signed in the form.</summary>
    public PersonId? RecordedBy { get; init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public PersonId? AcceptedBy { get; private set; }

    public void Accept(PersonId by, FacilityId facility, DateTimeOffset now)
    {
        Facility = facility;
        if (AcceptedAt is null)
        {
            (AcceptedAt, AcceptedBy) = (now, by);
        }
    }
}

/// <summary>Policy and rules explained and handed out: planned with a day, or held.</summary>
public sealed class Explanation
{
    public required Guid Id { get; init; }

    public required UsageApplicationId Application { get; init; }

    public required ExplanationWay Way { get; init; }

    public required DateOnly On { get; init; }

    public DateTimeOffset? HeldAt { get; set; }

    public PersonId? HeldBy { get; set; }
}
