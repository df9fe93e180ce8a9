using CareNet.Platform;
using CareNet.Platform.Data;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Testing;

/// <summary>
/// A region with people in it: <c>var world = await TestRegion.In(app, "okayama")</c> has one facility with an administrator and a member,
/// and a secretariat. Rows are written directly, so that a test of one use case does not stand on the others.
/// </summary>
public sealed class TestRegion
{
    private readonly IServiceProvider services;
    private readonly TimeProvider clock;

    private TestRegion(IServiceProvider services, RegionCode region)
    {
        (this.services, Region) = (services, region);
        clock = services.GetRequiredService<TimeProvider>();
    }

    public RegionCode Region { get; }

    public FacilityId Facility { get; private set; }

    public PersonId Administrator { get; private set; }

    public PersonId Member { get; private set; }

    public PersonId Secretariat { get; private set; }

    public static async Task<TestRegion> In(CareNetApp app, string region = "misato")
    {
        var world = new TestRegion(app.Services, new RegionCode(region));
        await world.EnsureRegionAsync();
        world.Secretariat = await world.AddOfficerAsync(RegionRole.Secretariat);
        world.Facility = await world.AddFacilityAsync("みどり訪問看護ステーション");
        world.Administrator = await world.AddPersonAsync(world.Facility, FacilityRole.Administrator, "山田 花子");
        world.Member = await world.AddPersonAsync(world.Facility, FacilityRole.Staff, "鈴木 一郎");
        return world;
    }

    public async Task<FacilityId> AddFacilityAsync(string name, FacilityKind kind = FacilityKind.HomeVisitNursing, bool active = true)
    {
        var facility = new Facility
        {
            Id = Ids.New<FacilityId>(clock),
            Region = Region,
            Name = name,
            Kind = kind,
            Address = "みどり市中央1-2-3",
            Phone = "000-0000-0001",
            HeadName = "佐藤 実",
            CreatedAt = clock.GetUtcNow(),
        };
        if (active)
        {
            facility.Activate(clock.GetUtcNow());
        }

        await StoreAsync(facility);
        return facility.Id;
    }

    /// <summary>A new person, and in this facility where one is named.</summary>
    public async Task<PersonId> AddPersonAsync(
        FacilityId? facility = null,
        FacilityRole role = FacilityRole.Staff,
        string name = "田中 さくら",
        Profession profession = Profession.Nurse
    )
    {
        var id = Ids.New<PersonId>(clock);
        await StoreAsync(
            new Person
            {
                Id = id,
                Region = Region,
                Name = name,
                Profession = profession,
                Mail = $"{id.Value:n}@example.jp",
                CreatedAt = clock.GetUtcNow(),
            }
        );
        if (facility is { } place)
        {
            await EnterAsync(id, place, role);
        }

        return id;
    }

    public Task EnterAsync(PersonId person, FacilityId facility, FacilityRole role = FacilityRole.Staff) =>
        StoreAsync(
            new Membership
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Person = person,
                Facility = facility,
                Region = Region,
                Role = role,
                Since = clock.GetUtcNow(),
                EntryReason = "開設時から",
            }
        );

    public async Task<PersonId> AddOfficerAsync(RegionRole role)
    {
        var person = await AddPersonAsync(name: role == RegionRole.Secretariat ? "事務 局子" : "委員 太郎", profession: Profession.Other);
        await StoreAsync(
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Person = person,
                Region = Region,
                Role = role,
                Since = clock.GetUtcNow(),
            }
        );
        return person;
    }

    public Task StoreAsync(params object[] rows) =>
        InContextAsync(async context =>
        {
            context.AddRange(rows);
            await context.SaveChangesAsync();
            return 0;
        });

    /// <summary>Looks into, or writes to, what the module has stored.</summary>
    public async Task<T> InContextAsync<T>(Func<RegistrationContext, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<RegistrationContext>());
    }

    public async Task<T> AskAsync<T>(object message)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<T>(message);
    }

    private async Task EnsureRegionAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var platform = scope.ServiceProvider.GetRequiredService<PlatformContext>();
        if (await platform.Regions.FindAsync(Region.Value) is null)
        {
            var association = Regions.Policy(Region.Value).Association;
            platform.Regions.Add(
                new()
                {
                    Code = Region.Value,
                    NameJa = association.Ja,
                    NameEn = association.En,
                    TimeZone = "Asia/Tokyo",
                }
            );
            await platform.SaveChangesAsync();
        }
    }
}
