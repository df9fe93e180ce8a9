using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct UsageApplicationId(Guid Value) : IId<UsageApplicationId>
{
    public static UsageApplicationId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out UsageApplicationId id) =>
        Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
