using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CareNet.Platform.Pulses;

[JsonConverter(typeof(IdJson))]
public readonly record struct PulseId(Guid Value) : IId<PulseId>
{
    public static PulseId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out PulseId id) => Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
