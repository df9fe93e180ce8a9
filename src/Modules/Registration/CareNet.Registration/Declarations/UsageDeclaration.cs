using CareNet.Platform;

namespace CareNet.Registration.Declarations;

/// <summary>One person's declaration to a region's association that he uses the network.</summary>
public sealed class UsageDeclaration
{
    public const int MaxTitleLength = 80;
    public const int MaxEditionLength = 60;

    public required PersonId Person { get; init; }

    public required RegionCode Region { get; init; }

    public required string Title { get; init; }

    /// <summary>The edition of the policy to which it refers.</summary>
    public required string Edition { get; init; }

    /// <summary>Empty for one on paper.</summary>
    public required string SignedName { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public PersonId? AcceptedBy { get; init; }
}
