using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Web.Components;

namespace CareNet.Web.Pages.Home;

/// <summary>The rooms of whoever is signed in: what he works with, and what he needs when something happens.</summary>
public static class MainNavigation
{
    private const string Own = "/me";

    /// <summary>The page on which the day begins: the region's page for an officer, the person's own page for everybody else.</summary>
    public static string Home(Rights rights) => Office(rights) is { } office ? $"/regions/{office.Region}" : Own;

    public static IReadOnlyList<NavItem> Of(Rights rights, PathString here)
    {
        List<NavItem> ways = [Way(Own, "home", new("ホーム", "Home"), Own)];
        if (Office(rights) is { } office)
        {
            ways.Add(
                Way(
                    $"/regions/{office.Region}",
                    "list",
                    office.IsSecretariat ? new("事務局", "Secretariat") : new("委員会", "Committee"),
                    "/regions"
                )
            );
        }

        if (rights.Facilities.FirstOrDefault(right => right.IsAdministrator || right.IsHead) is { } place)
        {
            ways.Add(Way($"/facilities/{place.Facility}", "house", new("事業所", "Facility"), "/facilities"));
        }

        ways.Add(Way("/safety", "warn", new("安全", "Safety"), "/safety"));
        // An operator may belong to no region.
        foreach (var region in rights.Regions.Take(1))
        {
            ways.Add(Way($"/policies/{region}", "rule", new("決まり", "Rules"), "/policies"));
        }

        return ways;

        NavItem Way(string href, string icon, Phrase text, string room) =>
            new(href, icon, text, IsHere: here.StartsWithSegments(room, StringComparison.Ordinal));
    }

    // An account restricted to reading keeps its regions and has no office in them.
    private static RegionRight? Office(Rights rights) => rights.OfficesInForce.FirstOrDefault();
}
