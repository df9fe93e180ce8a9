using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CareNet.Platform.Mail;

/// <summary>The kind of a mail: a code of the module that sends it, like <c>security.invitation</c>.</summary>
[JsonConverter(typeof(Json))]
public readonly partial record struct MailKind
{
    public const int Longest = 80;
    private readonly string? value;

    public MailKind(string value) =>
        this.value =
            value.Length <= Longest && Form().IsMatch(value)
                ? value
                : throw new FormatException("A kind of mail is a code like security.invitation.");

    public string Value => value ?? "";

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z]+(?:\.[a-z0-9_]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed class Json : JsonConverter<MailKind>
    {
        public override MailKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, MailKind value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
