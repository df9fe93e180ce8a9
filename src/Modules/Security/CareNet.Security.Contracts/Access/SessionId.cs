using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out SessionId id) =>
        Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
