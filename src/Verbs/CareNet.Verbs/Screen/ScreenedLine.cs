using System.Text.Encodings.Web;
using System.Text.Json;
using CareNet.Screening;
using CareNet.Screening.Vitals;

namespace CareNet.Verbs.Screen;

/// <summary>One line of JSON in, one out. Places count characters as a reader does: an emoji outside the basic plane is one.</summary>
public static class ScreenedLine
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Nothing for a line that is no post.</summary>
    public static string? Of(string line)
    {
        using var json = Read(line);
        if (
            json?.RootElement is not { ValueKind: JsonValueKind.Object } post
            || !post.TryGetProperty("text", out var words)
            || words.ValueKind != JsonValueKind.String
        )
        {
            return null;
        }

        var text = words.GetString()!;
        var baseline = post.TryGetProperty("baseline", out var given) ? BaselineReader.Read(given) : Baseline.Unknown;
        var result = UrgencyScreen.Of(text, ScreeningContext.Demo with { Baseline = baseline });
        return JsonSerializer.Serialize(
            new
            {
                id = post.TryGetProperty("id", out var id) ? id.ToString() : "",
                level = Word(result.Level),
                category = result.Category,
                reasons = result.Reasons.Select(reason => new
                {
                    start = Characters(text, reason.Start),
                    end = Characters(text, reason.End),
                    text = reason.Text,
                    why = reason.Why.Ja,
                    source = reason.Source,
                }),
                call = result.Calls.Select(Word),
            },
            Plain
        );
    }

    private static JsonDocument? Read(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Word(Level level) => JsonNamingPolicy.CamelCase.ConvertName(level.ToString());

    private static string Word(Call call) =>
        call switch
        {
            Call.Emergency => "119",
            Call.DoctorOnCall => "doctor on call",
            Call.VisitingNurse => "visiting nurse",
            Call.Facility => "facility",
            _ => "secretariat",
        };

    private static int Characters(string text, int at)
    {
        var count = at;
        for (var i = 1; i < at; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
