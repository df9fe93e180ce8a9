namespace CareNet.Platform;

public enum Language
{
    Ja,
    En,
}

/// <summary>A text for people, in both languages. Japanese comes first: it is what most people see.</summary>
public sealed record Phrase(string Ja, string En)
{
    public string In(Language language) => language == Language.En ? En : Ja;
}
