using CareNet.Postgres;

namespace CareNet.Verbs.Backup;

/// <summary>The arguments that follow a verb: plain words, options with a value, and flags.</summary>
public sealed record VerbArguments(IReadOnlyList<string> Plain, IReadOnlyDictionary<string, string> Values, IReadOnlySet<string> Flags)
{
    public static VerbArguments Parse(string[] words, string[] values, string[] flags)
    {
        var plain = new List<string>();
        var given = new Dictionary<string, string>();
        var set = new HashSet<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (values.Contains(words[i]))
            {
                var option = words[i];
                given[option] =
                    ++i < words.Length
                        ? words[i]
                        : throw new Mishap($"{option} のあとに値が必要です。", $"{option} needs a value after it.");
            }
            else if (flags.Contains(words[i]))
            {
                set.Add(words[i]);
            }
            else if (words[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new Mishap($"「{words[i]}」という指定はありません。", $"There is no option '{words[i]}' here.");
            }
            else
            {
                plain.Add(words[i]);
            }
        }

        return new(plain, given, set);
    }

    public string? Value(string option) => Values.GetValueOrDefault(option);
}
