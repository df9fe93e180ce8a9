using CareNet.Security.Contracts;
using CareNet.Web.Pages.Home;

namespace CareNet.Web.Tests.Design;

public sealed class WaysOfSomebodySignedIn
{
    private static readonly FacilityRight Staff = new(new("okayama"), new(Guid.CreateVersion7()), IsAdministrator: false, IsHead: false);

    [Fact]
    public void A_member_of_staff_begins_with_what_waits()
    {
        var nurse = new Rights(new(Guid.CreateVersion7()), [Staff], [], IsOperator: false);

        MainNavigation.Home(nurse).ShouldBe("/me");
        MainNavigation.Of(nurse, "/me/training").Select(way => way.Href).ShouldBe(["/me", "/safety", "/policies/okayama"]);
        MainNavigation.Of(nurse, "/me/training").Single(way => way.IsHere).Href.ShouldBe("/me");
    }

    [Fact]
    public void An_administrator_finds_the_facility_and_the_secretariat_its_secretariat()
    {
        var both = new Rights(
            new(Guid.CreateVersion7()),
            [Staff with { IsAdministrator = true }],
            [new(new("okayama"), IsSecretariat: true, IsCommittee: false)],
            IsOperator: false
        );

        MainNavigation.Home(both).ShouldBe("/regions/okayama");
        MainNavigation
            .Of(both, "/")
            .Select(way => way.Href)
            .ShouldBe(["/me", "/regions/okayama", $"/facilities/{Staff.Facility}", "/safety", "/policies/okayama"]);
    }
}
