using System.Globalization;

namespace CareNet.Platform.Jobs;

/// <summary>One field of a cron expression: reads it into the values it stands for, in order.</summary>
internal sealed class CronField(string name, int first, int last, string names = "")
{
    private readonly string[] words = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<int> Read(string field) => [.. field.Split(',').SelectMany(part => ReadPart(field, part)).Distinct().Order()];

    private IEnumerable<int> ReadPart(string field, string part)
    {
        var (range, step) = part.Split('/') switch
        {
            [var only] => (only, 1),
            [var before, var after] when IsRange(before) => (before, Number(field, after, 1, last)),
            _ => throw Wrong(field),
        };
        var (from, to) = range == "*" ? (first, last) : range.Split('-') switch
        {
            [var only] => (Value(field, only), Value(field, only)),
            [var low, var high] => (Value(field, low), Value(field, high)),
            _ => throw Wrong(field),
        };
        if (from > to)
        {
            throw Wrong(field);
        }

        for (var value = from; value <= to; value += step)
        {
            yield return value;
        }
    }

    private static bool IsRange(string text) => text == "*" || text.Contains('-', StringComparison.Ordinal);

    private int Value(string field, string text)
    {
        var word = Array.FindIndex(words, each => each.Equals(text, StringComparison.OrdinalIgnoreCase));
        return word >= 0 ? word + first : Number(field, text, first, last);
    }

    private int Number(string field, string text, int low, int high) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number : throw Wrong(field);

    private FormatException Wrong(string field) => new($"'{field}' is no {name} of a cron expression that CareNet understands.");
}
