using System.Text.Json;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Standings;

/// <summary>Standings are stored with the numbers of roles: rows of today have to mean the same tomorrow.</summary>
public sealed class StoredRolesTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task Leaders_of_a_facility_are_those_whose_stored_role_leads_it()
    {
        var (facility, elsewhere) = (NewFacility(), NewFacility());
        var people = new Dictionary<FacilityRole, PersonId>();
        await using var scope = house.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();
        foreach (var role in Enum.GetValues<FacilityRole>())
        {
            people[role] = Ids.New<PersonId>(TimeProvider.System);
            context.Add(Known(people[role], facility, role));
            context.Add(Known(Ids.New<PersonId>(TimeProvider.System), elsewhere, role));
        }

        await context.SaveChangesAsync();

        (await context.LeadersOf(facility, default)).ShouldBe(
            people.Where(person => Leads(person.Value, facility, person.Key)).Select(person => person.Value),
            ignoreOrder: true
        );
        people.Count(person => Leads(person.Value, facility, person.Key)).ShouldBe(2);
    }

    [Fact]
    public async Task A_row_that_was_stored_before_is_read_as_it_was_meant()
    {
        var (facility, administrator, head, staff) = (NewFacility(), NewPerson(), NewPerson(), NewPerson());
        foreach (var (person, number) in new[] { (staff, 0), (administrator, 1), (head, 2) })
        {
            await house.RunAsync(
                $$"""
                INSERT INTO security.standings (person, version, standing, changed_at) VALUES ('{{person}}', 1, '{
                    "Memberships":[{"Region":"misato","Facility":"{{facility}}","Role":{{number}}}],
                    "Offices":[{"Region":"misato","Role":0}]
                }', now())
                """
            );
        }

        await using var scope = house.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();

        (await context.LeadersOf(facility, default)).ShouldBe([administrator, head], ignoreOrder: true);
        var rights = await context.RightsOf(head, house.Clock.GetUtcNow(), default);
        rights.Facilities.ShouldHaveSingleItem().IsHead.ShouldBeTrue();
        rights.Offices.ShouldHaveSingleItem().IsSecretariat.ShouldBeTrue();
        (await context.RightsOf(staff, house.Clock.GetUtcNow(), default)).Leads(facility).ShouldBeFalse();
    }

    private static bool Leads(PersonId person, FacilityId facility, FacilityRole role) =>
        KnownStanding.BelongingIn(person, JsonSerializer.Serialize(StandingOf(person, facility, role))).Leads(facility);

    private static KnownStanding Known(PersonId person, FacilityId facility, FacilityRole role)
    {
        var known = new KnownStanding { Person = person };
        known.Learn(StandingOf(person, facility, role), DateTimeOffset.UtcNow);
        return known;
    }

    private static Standing StandingOf(PersonId person, FacilityId facility, FacilityRole role) =>
        new(person, 1, [new(new("misato"), facility, role, Profession.Nurse)], [], []);

    private static FacilityId NewFacility() => FacilityId.From(Guid.CreateVersion7());

    private static PersonId NewPerson() => PersonId.From(Guid.CreateVersion7());
}
