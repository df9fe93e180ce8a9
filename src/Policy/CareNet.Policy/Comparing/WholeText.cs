using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Comparing;

/// <summary>
/// Writes everything that a part of a policy holds as one text: two parts are the same exactly if their texts are. The equality of records
/// does not do that, because lists are equal only if they are the same object.
/// </summary>
public static class WholeText
{
    private static readonly ConditionalWeakTable<PolicyPack, string> Prints = [];

    public static string Of(object? part)
    {
        var text = new StringBuilder();
        Write(text, part);
        return text.ToString();
    }

    /// <summary>The hash of a pack with all its editions.</summary>
    public static string PrintOf(PolicyPack pack) =>
        Prints.GetValue(pack, whole => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(whole.Editions)))));

    private static void Write(StringBuilder text, object? part)
    {
        switch (part)
        {
            case null:
                text.Append('-');
                break;
            case string words:
                // With its length, so that no text looks like the end of one and the beginning of another.
                text.Append(words.Length).Append(':').Append(words);
                break;
            case bool or int or Enum or DateOnly:
                text.Append(Convert.ToString(part, CultureInfo.InvariantCulture)).Append(';');
                break;
            case IEnumerable list:
                text.Append('[');
                foreach (var entry in list)
                {
                    Write(text, entry);
                }

                text.Append(']');
                break;
            default:
                WriteRecord(text, part);
                break;
        }
    }

    private static void WriteRecord(StringBuilder text, object part)
    {
        var type = part.GetType();
        if (!PolicyParts.IsRecord(type) && !PolicyParts.IsPair(type))
        {
            throw new NotSupportedException($"A policy holds a {type.Name}, which cannot be compared yet.");
        }

        text.Append('{');
        if (part is Stated field)
        {
            Write(text, field.Shown);
        }

        foreach (var property in PolicyParts.IsPair(type) ? type.GetProperties() : PolicyParts.Of(type))
        {
            Write(text, property.GetValue(part));
        }

        text.Append('}');
    }
}
