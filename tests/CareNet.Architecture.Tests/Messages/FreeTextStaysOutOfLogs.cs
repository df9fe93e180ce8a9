using System.Text;
using System.Text.Json;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// A record prints all it holds, and Wolverine prints a message when its handler fails; so one that holds text says itself what to print.
/// </summary>
public sealed class FreeTextStaysOutOfLogs
{
    private static readonly Type[] Text =
    [
        typeof(string),
        typeof(object),
        typeof(JsonElement),
        typeof(JsonDocument),
        typeof(StringBuilder),
        typeof(Uri),
    ];

    private static IEnumerable<string> Of(IEnumerable<Type> messages) =>
        from type in messages
        where !MessageTypes.IsId(type) && !MessageTypes.HidesItsText(type)
        let told = MessageTypes
            .Carried(type)
            .Where(property => Text.Contains(property.PropertyType))
            .Select(property => property.Name)
            .ToList()
        where told.Count > 0
        select $"{type.FullName} would print {string.Join(", ", told)}: write PrintMembers";

    public sealed record Open(Guid Id, string Reason);

    public sealed record Guarded(Guid Id, string Reason)
    {
        private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
    }

    public readonly record struct RegionCode(string Value);

    public sealed record Plain(Guid Id, RegionCode Region);

    [Fact]
    public void CareNet_keeps_it() => Of(MessageTypes.InCareNet).ShouldBe([]);

    [Fact]
    public void A_message_that_prints_its_text_is_found() => Of([typeof(Open)]).ShouldHaveSingleItem().ShouldContain("Reason");

    [Fact]
    public void A_message_that_guards_its_text_or_has_none_is_fine() => Of([typeof(Guarded), typeof(Plain)]).ShouldBe([]);

    [Fact]
    public void The_guard_really_keeps_the_text_from_being_printed()
    {
        new Guarded(Guid.Empty, "secret").ToString().ShouldNotContain("secret");
        new Open(Guid.Empty, "secret").ToString().ShouldContain("secret");
    }
}
