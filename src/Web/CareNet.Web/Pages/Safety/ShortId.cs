using CareNet.Platform;

namespace CareNet.Web.Pages.Safety;

/// <summary>How somebody is shown whose card is not at hand: the end of an id, enough to tell two people apart.</summary>
internal static class ShortId
{
    public static string Of(Guid id) => id.ToString("n")[^6..];

    public static string Of(PersonId person) => Of(person.Value);

    public static string Of(PersonId? person) => person is { } known ? Of(known.Value) : "–";
}
