using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct SharedAccountId(Guid Value) : IId<SharedAccountId>
{
    public static SharedAccountId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out SharedAccountId id) =>
        Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
