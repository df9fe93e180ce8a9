using System.Text.Json;
using CareNet.Screening.Model;

namespace CareNet.Screening.Evaluating;

/// <summary>Labelled posts, one JSON object a line.</summary>
public static class Posts
{
    public static IEnumerable<LabelledPost> Read(IEnumerable<string> lines) =>
        lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(Parse);

    private static LabelledPost Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var post = json.RootElement;
        return new(
            Word("id"),
            Word("text"),
            post.TryGetProperty("urgent", out var urgent) && urgent.GetBoolean(),
            Word("category"),
            Word("trap")
        );

        string Word(string name) => post.TryGetProperty(name, out var value) ? value.ToString() : "";
    }
}
