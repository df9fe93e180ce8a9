namespace CareNet.Platform;

public enum Language
{
    Ja,
    En,
}

/// <summary>What a person reads, in both languages. Japanese comes first: it is what most people see.</summary>
public sealed record Phrase(string Ja, string En)
{
    public string In(Language language) => language == Language.En ? En : Ja;
}
