using System.Net;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Departures;

/// <summary>
/// The day comes by itself, and with it everything that hangs on it: nobody presses a button, no module is played by the test.
/// </summary>
public sealed class DepartureCascadeTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    private static readonly Uri Page = new("/me", UriKind.Relative);

    [Fact, Trait("rule", "misato/9-2"), Trait("rule", "misato/form-3-4"), Trait("rule", "misato/notes-3-7"), Trait("how", "enforce")]
    public async Task After_the_last_day_account_sessions_gate_and_devices_follow_and_the_receipt_is_signed()
    {
        var clock = TestClock.Ahead();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "misato");
        var (administrator, leaver) = (
            await ComesAsync(app, world, FacilityRole.Administrator, "山田 花子"),
            await ComesAsync(app, world, FacilityRole.Staff, "高橋 結衣")
        );
        var device = await Lend(world, administrator.Id, leaver.Id);
        var departure = (
            await world.AskAsync<Result<DepartureId>>(
                new PlanDeparture(
                    administrator.Id,
                    leaver.Id,
                    world.Facility,
                    DepartureReason.Transfer,
                    new(2037, 11, 30),
                    "異動",
                    LentDevices.Returned,
                    KeptData.Erased,
                    "cascade-0001"
                )
            )
        ).Value;
        clock.Advance(new TimeSpan(10, 9, 45, 0));
        using var browser = await app.SignedInAs(leaver);
        (await browser.GetAsync(Page)).StatusCode.ShouldBe(
            HttpStatusCode.OK,
            "Ten minutes to midnight in Japan: the last day is not over."
        );
        (await Gate(leaver.Id)).ShouldBeTrue();

        clock.Advance(TimeSpan.FromMinutes(15));

        await Patience.Until(
            async () =>
                (await Receipt(world, departure)) is { State: DepartureState.CarriedOut, AccountClosedAt: not null, DevicesOutstanding: 1 },
            "the whole cascade"
        );
        (await browser.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "No session is left.");
        (await database.AskAsync<string>($"SELECT state FROM security.accounts WHERE person = '{leaver.Id}'")).ShouldBe("Closed");
        (
            await database.AskAsync<long>($"SELECT count(*) FROM security.sessions WHERE person = '{leaver.Id}' AND ended_at IS NULL")
        ).ShouldBe(0);
        (await Gate(leaver.Id)).ShouldBeFalse();
        var waiting = await Receipt(world, departure);
        waiting.Outstanding.ShouldBe([Outstanding.Devices, Outstanding.IdDeletion]);
        (await Sign(world, administrator, departure)).Error!.Code.ShouldBe("registration.departure_still_outstanding");

        (
            await world.AskAsync<Result>(new ReturnDevice(device, new(2037, 12, 1), new(2037, 12, 1), administrator.Id, AuditOrigin.Inside))
        ).ShouldBe(Result.Ok);
        var request = (
            await world.AskAsync<Result<IdRequestList>>(new GetIdRequests(world.Secretariat, world.Region, null))
        ).Value.Requests.Single(r => r.Facility == world.Facility);
        (await world.AskAsync<Result>(new DecideIdRequest(world.Secretariat, request.Id, true, ""))).ShouldBe(Result.Ok);

        await Patience.Until(async () => (await Receipt(world, departure)).Outstanding.Count == 0, "nothing outstanding");
        (await Sign(world, administrator, departure)).ShouldBe(Result.Ok);
        (await Receipt(world, departure)).SignedName.ShouldBe("山田花子");
    }

    private Task<bool> Gate(PersonId person) =>
        database.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{person}'");

    private static async Task<DeviceId> Lend(TestRegion world, PersonId administrator, PersonId holder)
    {
        var demands = await world.AskAsync<DeviceRequirements>(new GetDeviceRequirements(world.Region));
        var details = new DeviceDetails("訪問用タブレット", DeviceKind.Tablet, DeviceOwner.Facility)
        {
            Holder = holder,
            Declared = [.. demands.Points.Select(point => point.Rule)],
            SecurityProduct = "まもるくん",
            CarrierPhone = "0120-000-113",
        };
        return (
            await world.AskAsync<Result<RegisteredDevice>>(
                new RegisterDevice(world.Facility, null, details, administrator, AuditOrigin.Inside)
            )
        )
            .Value
            .Id;
    }

    private static async Task<TestPerson> ComesAsync(CareNetApp app, TestRegion world, FacilityRole role, string name)
    {
        var person = await app.PersonAsync(new TestPerson.Cast(world.Region.Value, role, Facility: world.Facility));
        await world.StoreAsync(
            new Person
            {
                Id = person.Id,
                Region = world.Region,
                Name = name,
                Profession = Profession.Nurse,
                Mail = person.MailAddress,
                CreatedAt = TimeProvider.System.GetUtcNow(),
            }
        );
        await world.EnterAsync(person.Id, world.Facility, role);
        return person;
    }

    private static Task<Result> Sign(TestRegion world, TestPerson by, DepartureId departure) =>
        world.AskAsync<Result>(new SignReceipt(by.Id, departure, "山田花子"));

    private static async Task<DepartureReceipt> Receipt(TestRegion world, DepartureId departure) =>
        (await world.AskAsync<Result<DepartureReceipt>>(new GetDeparture(world.Administrator, departure))).Value;
}
