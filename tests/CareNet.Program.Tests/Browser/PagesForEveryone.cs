using CareNet.Browser.Tests.Browsing;
using CareNet.Browser.Tests.Checks;

namespace CareNet.Browser.Tests;

/// <summary>Accessible, complete on a small screen, easy to hit, silent in the console and in the right language.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesForEveryone(BrowserHost host)
{
    [Theory, MemberData(nameof(Sights.TellingOnAPhone), MemberType = typeof(Sights))]
    public Task A_page_is_open_to_everyone_also_at_twice_the_size(string sight) => PageChecks.HoldAsync(host, Sights.Of(sight));

    [Theory, MemberData(nameof(Sights.Others), MemberType = typeof(Sights)), Trait("size", "long")]
    public Task Every_page_is_open_to_everyone_also_at_twice_the_size(string sight) =>
        PageChecks.HoldAsync(host, Sights.Of(sight), keepsPicture: true);
}
