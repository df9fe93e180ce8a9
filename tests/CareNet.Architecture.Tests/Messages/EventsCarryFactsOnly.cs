namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// Events are stored, retried and kept in error queues, read by whoever listens: ids, enums, numbers and times; no names, no health
/// facts, no free text.
/// </summary>
public sealed class EventsCarryFactsOnly
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(Guid),
        typeof(bool),
        typeof(int),
        typeof(long),
        typeof(DateTimeOffset),
        typeof(DateOnly),
        typeof(TimeOnly),
        typeof(TimeSpan),
    ];

    private static IEnumerable<string> Of(IEnumerable<Type> messages) =>
        from type in messages
        where MessageTypes.IsEvent(type)
        from property in MessageTypes.Carried(type)
        where !IsFact(property.PropertyType)
        select $"{type.FullName}.{property.Name} is a {property.PropertyType.Name}: events carry ids, enums and times";

    private static bool IsFact(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum
            || Plain.Contains(type)
            || MessageTypes.IsId(type)
            || (
                type.IsArray
                    ? IsFact(type.GetElementType()!)
                    : type.IsGenericType
                        && type.IsAssignableTo(typeof(System.Collections.IEnumerable))
                        && type.GetGenericArguments().All(IsFact)
            );
    }

    public readonly record struct ConsentId(Guid Value);

    public readonly record struct RegionCode(string Value);

    public enum Purpose
    {
        Care,
    }

    public sealed record ConsentGranted(
        ConsentId Id,
        RegionCode Region,
        IReadOnlyList<Purpose> Purposes,
        DateOnly? Until,
        DateTimeOffset At
    );

    public sealed record ConsentWithdrawn(ConsentId Id, string Reason);

    public sealed record PersonLeft(Guid Id, IReadOnlyList<string> Groups);

    public sealed record PhotoFeed(string Text);

    [Fact]
    public void CareNet_keeps_it() => Of(MessageTypes.InCareNet).ShouldBe([]);

    [Theory]
    [InlineData(typeof(ConsentWithdrawn), "ConsentWithdrawn.Reason")]
    [InlineData(typeof(PersonLeft), "PersonLeft.Groups")]
    public void Text_in_an_event_is_found(Type type, string culprit) =>
        Of([type]).ShouldHaveSingleItem().Replace('+', '.').ShouldContain(culprit);

    [Fact]
    public void Ids_enums_and_times_are_fine() => Of([typeof(ConsentGranted), typeof(PhotoFeed)]).ShouldBe([]);
}
