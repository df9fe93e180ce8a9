using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Testing;

/// <summary>Somebody of a world who can sign in: Security knows the account, and Registration the person behind it.</summary>
public static class TestAccounts
{
    /// <summary>Without a role in the facility, somebody of an office who works in none.</summary>
    public static async Task<TestPerson> SeatAsync(
        this TestRegion world,
        CareNetApp app,
        FacilityRole? role = FacilityRole.Staff,
        RegionRole? office = null,
        string name = "高橋 結衣"
    )
    {
        var person = await app.PersonAsync(
            new TestPerson.Cast(
                world.Region.Value,
                role ?? FacilityRole.Staff,
                Facility: world.Facility,
                Office: office,
                IsOutside: role is null
            )
        );
        var now = TimeProvider.System.GetUtcNow().AddDays(-10);
        await world.StoreAsync(
            new Person
            {
                Id = person.Id,
                Region = world.Region,
                Name = name,
                Profession = Profession.Nurse,
                Mail = person.MailAddress,
                CreatedAt = now,
            }
        );
        if (role is { } place)
        {
            await world.EnterAsync(person.Id, world.Facility, place);
        }

        if (office is { } held)
        {
            await world.StoreAsync(
                new OfficeHolder
                {
                    Id = Guid.CreateVersion7(),
                    Person = person.Id,
                    Region = world.Region,
                    Role = held,
                    Since = now,
                }
            );
        }

        return person;
    }
}
