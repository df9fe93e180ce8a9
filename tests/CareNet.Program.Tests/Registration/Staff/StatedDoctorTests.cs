using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Staff;

/// <summary>Somebody writes a profession with rights into the own profile.</summary>
public sealed class StatedDoctorTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task A_nurse_who_calls_herself_a_doctor_decides_no_expulsion()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        var nurse = await world.AddPersonAsync(world.Facility);
        (await ExpelAsync(world, nurse, "expulsion-1")).IsOk.ShouldBeFalse();

        (await world.AskAsync<Result>(new ChangeProfile(nurse, Profession.Doctor, null, null))).ShouldBe(Result.Ok);

        (await ExpelAsync(world, nurse, "expulsion-2")).IsOk.ShouldBeFalse();
        (await world.AskAsync<HandledSanctions>(new ListHandledSanctions(nurse))).MayDecideIn.ShouldBeEmpty();
        (await world.AskAsync<Standing>(new StandingOf(nurse))).Memberships.ShouldAllBe(place => place.Profession != Profession.Doctor);
    }

    [Fact]
    public async Task A_doctor_whom_the_facility_entered_decides_until_the_profession_becomes_another()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        var doctor = await world.AddPersonAsync(world.Facility, profession: Profession.Doctor);
        (await ExpelAsync(world, doctor, "expulsion-1")).IsOk.ShouldBeTrue();

        await world.AskAsync<Result>(new ChangeProfile(doctor, Profession.Nurse, null, null));
        (await ExpelAsync(world, doctor, "expulsion-2")).IsOk.ShouldBeFalse();
        await world.AskAsync<Result>(new ChangeProfile(doctor, Profession.Doctor, null, null));

        (await ExpelAsync(world, doctor, "expulsion-3")).IsOk.ShouldBeFalse("a way back that nobody checks would be a way in");
    }

    private static Task<Result<SanctionId>> ExpelAsync(TestRegion world, PersonId actor, string key) =>
        world.AskAsync<Result<SanctionId>>(
            new DecideSanction(
                actor,
                world.Region,
                world.Member,
                SanctionKind.ExpelFromGroup,
                SanctionGround.IntentionalLeak,
                "写真を外部に公開した。",
                null,
                null,
                key
            )
        );
}
