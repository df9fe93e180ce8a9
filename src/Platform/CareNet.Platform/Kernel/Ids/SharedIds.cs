using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CareNet.Platform;

// The ids that every module speaks of. A module's own ids stand in its contracts and look the same.

[JsonConverter(typeof(IdJson))]
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out PersonId id) => Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson))]
public readonly record struct FacilityId(Guid Value) : IId<FacilityId>
{
    public static FacilityId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out FacilityId id) =>
        Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdJson))]
public readonly record struct PatientId(Guid Value) : IId<PatientId>
{
    public static PatientId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out PatientId id) =>
        Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}
