using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Policy;
using CareNet.Security.Contracts;

namespace CareNet.Web.Pages.Home;

/// <summary>The name that the region of the signed-in person gives the application, where its policy gives it a name of its own.</summary>
[Rule("osaki/2", How = "show")]
public sealed partial class RegionTitle(PoliciesInForce policies, CurrentUser signedIn)
{
    public string? Name =>
        signedIn.IsSignedIn
        && signedIn.Rights.Regions.Cast<RegionCode?>().FirstOrDefault() is { } region
        && policies.Of(region)?.RulesOn("name") is { Count: > 0 } rules
        && Quoted().Match(rules[0].Text.Ja) is { Success: true } name
            ? name.Groups[1].Value
            : null;

    [GeneratedRegex("「([^」]+)」")]
    private static partial Regex Quoted();
}
