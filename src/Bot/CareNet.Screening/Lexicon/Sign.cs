using CareNet.Platform;

namespace CareNet.Screening.Lexicon;

/// <summary>The strength of a sign: a hint counts for the learnt weights only.</summary>
public enum Strength
{
    Hint,
    Amber,
    Red,
}

/// <summary>Something that people write when a patient is in danger; its patterns are in the lexicon.</summary>
public sealed record Sign(int Number, string Name, Strength Strength, string Category, Phrase Why);

/// <summary>
/// Families in order within a gap of each other: "@call ~ @response @none". A pattern has one part or several that stand near.
/// </summary>
/// <remarks>EndsInLoss: its last word is a stem that only a "not" can follow ("力が入ら"), so that one belongs to it.</remarks>
internal sealed record Part(int Number, int[] Families, int[] Gaps, bool HoldsDenial, bool EndsInLoss);

internal sealed record Pattern(Sign Sign, Part[] Parts);
