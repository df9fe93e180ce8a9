using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CareNet.Verbs.Policy;

internal static class Json
{
    /// <summary>Japanese stays readable.</summary>
    public static JsonSerializerOptions Plain { get; } =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };
}
