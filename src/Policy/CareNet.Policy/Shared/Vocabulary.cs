using CareNet.Platform;
using CareNet.Policy.Rules;

namespace CareNet.Policy.Shared;

/// <summary>The data that all regions share: the words for topics, public guidance, and which modules are finished.</summary>
public sealed record Vocabulary(
    IReadOnlyList<TopicHeading> Headings,
    IReadOnlyList<PublicWork> Works,
    IReadOnlyList<PolicyModule> ModulesDone
)
{
    public IReadOnlyDictionary<string, Phrase> Topics { get; } =
        Headings.SelectMany(heading => heading.Topics).ToDictionary(topic => topic.Key, topic => topic.Value);

    public PublicWork? Work(string id) => Works.FirstOrDefault(work => work.Id == id);
}

public sealed record TopicHeading(Phrase Heading, IReadOnlyList<KeyValuePair<string, Phrase>> Topics)
{
    public bool Holds(string topic) => Topics.Any(known => known.Key == topic);
}

/// <summary>Guidance that was published outside the regions' documents.</summary>
public sealed record PublicWork(
    string Id,
    Phrase Name,
    Phrase? By,
    string? SupersededBy,
    DateOnly? Until,
    IReadOnlyList<SoundPassword> Passwords
);

/// <summary>One line of what a guideline calls a sound password; meeting any line is enough.</summary>
public sealed record SoundPassword(int MinLength, bool LettersAndDigits, bool Symbols, int? MaxAgeDays, bool TwoFactor);
