using CareNet.Platform;

namespace CareNet.Web.Components;

public enum NavPlace
{
    Everywhere,
    Phone,
    Sidebar,
}

/// <summary>One way through CareNet. A phone has room for five.</summary>
public sealed record NavItem(
    string Href,
    string Icon,
    Phrase Text,
    bool IsHere = false,
    int Waiting = 0,
    NavPlace Place = NavPlace.Everywhere
);
