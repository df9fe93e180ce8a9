using CareNet.Platform;

namespace CareNet.Postgres;

/// <summary>The terminal, in the language of its owner.</summary>
public sealed class Terminal(Language language)
{
    public static Terminal ForItsOwner()
    {
        var spoken = Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "";
        return new(spoken.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Language.Ja : Language.En);
    }

    public void Say(Phrase text) => Console.Out.WriteLine(text.In(language));

    public void Say(string ja, string en) => Say(new Phrase(ja, en));

    public string Word(string ja, string en) => new Phrase(ja, en).In(language);

    public void Line(string text) => Console.Out.WriteLine(text);

    public void Fail(Phrase text) => Console.Error.WriteLine(text.In(language));
}
