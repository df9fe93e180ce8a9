namespace CareNet.Platform.Regions;

/// <summary>A medical association's area: the frame in which people, groups and policies live.</summary>
public sealed class Region
{
    public required string Code { get; init; }

    public required string NameJa { get; init; }

    public required string NameEn { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Invented content for trying CareNet out; every page of such a region says so.</summary>
    public bool IsDemo { get; init; }

    public Phrase Name => new(NameJa, NameEn);
}
