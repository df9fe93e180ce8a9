using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct TakeOutId(Guid Value) : IId<TakeOutId>
{
    public static TakeOutId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out TakeOutId id) =>
        Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
