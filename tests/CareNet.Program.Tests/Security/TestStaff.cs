using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests;

/// <summary>People whom Registration knows by name, with an account.</summary>
internal static class TestStaff
{
    public static Task<TestPerson> AccountAsync(
        this CareNetApp app,
        TestRegion world,
        PersonId person,
        FacilityRole role = FacilityRole.Staff,
        FacilityId? facility = null
    ) => app.PersonAsync(new TestPerson.Cast(world.Region.Value, role, Facility: facility ?? world.Facility, Id: person));

    public static Task<TestPerson> OfficerAsync(this CareNetApp app, TestRegion world) =>
        app.PersonAsync(new TestPerson.Cast(world.Region.Value, Office: RegionRole.Secretariat, IsOutside: true, Id: world.Secretariat));
}
