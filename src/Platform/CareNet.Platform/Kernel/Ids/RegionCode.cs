using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CareNet.Platform;

/// <summary>A region as its policy pack and the table of regions name it: <c>okayama</c>.</summary>
[JsonConverter(typeof(Json))]
public readonly partial record struct RegionCode : IParsable<RegionCode>
{
    public const int Longest = 40;
    private readonly string? value;

    public RegionCode(string value) =>
        this.value = Form().IsMatch(value) ? value : throw new FormatException("A region's code is like okayama or minami-alps.");

    public string Value => value ?? throw new InvalidOperationException("No region was chosen.");

    public static RegionCode Parse(string s, IFormatProvider? provider) => new(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RegionCode result)
    {
        var parsed = s is not null && Form().IsMatch(s);
        result = parsed ? new(s!) : default;
        return parsed;
    }

    public override string ToString() => value ?? "";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed class Json : JsonConverter<RegionCode>
    {
        public override RegionCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), null, out var code) ? code : throw new JsonException("Not a region's code.");

        public override void Write(Utf8JsonWriter writer, RegionCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);

        public override RegionCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, RegionCode value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Value);
    }
}
