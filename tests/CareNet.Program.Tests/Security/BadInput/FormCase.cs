namespace CareNet.Security.Tests.BadInput;

/// <summary>
/// One form of Security with right answers. <see cref="Texts"/> are typed freely; <see cref="Ids"/> name something of the own facility;
/// <see cref="Foreign"/> is the same page of something that is somebody else's, or past its time.
/// </summary>
internal sealed record FormCase(HttpClient Browser, string Page, string Name, Dictionary<string, string> Answers)
{
    public string[] Texts { get; init; } = [];

    public string[] Ids { get; init; } = [];

    public string? ForeignId { get; init; }

    /// <summary>Further ticks of a list that always go with it.</summary>
    public (string Name, string Value)[] Also { get; init; } = [];

    public string? Foreign { get; init; }

    public string? Expired { get; init; }

    /// <summary>Counts what this form makes: sent twice at once, it is one more.</summary>
    public string? Makes { get; init; }

    /// <summary>Where nothing may be told, right and wrong answers look alike; here too nothing may change.</summary>
    public bool TellsNothing { get; init; }

    /// <summary>May be left as it is.</summary>
    public bool MayBeEmpty { get; init; }
}
