using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CareNet.Platform.Notices;

/// <summary>The kind of a notice: a code of the module that sends it, like <c>consent.copy_missing</c>.</summary>
[JsonConverter(typeof(Json))]
public readonly partial record struct NoticeKind
{
    public const int Longest = 80;
    private readonly string? value;

    public NoticeKind(string value) =>
        this.value =
            value.Length <= Longest && Form().IsMatch(value)
                ? value
                : throw new FormatException("A kind of notice is a code like consent.copy_missing.");

    public string Value => value ?? "";

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z]+(?:\.[a-z0-9_]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed class Json : JsonConverter<NoticeKind>
    {
        public override NoticeKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, NoticeKind value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
