using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Trail;

/// <summary>Each act is in the trail once it is done, with who did it, on what and from where; a refused one is not.</summary>
public sealed class ActsInTrailTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    private static readonly AuditOrigin Origin = new("192.0.2.7", null, null);
    private static readonly byte[] Photo = TestPictures.Jpeg();

    [Fact]
    public async Task Minutes_and_meetings()
    {
        var world = await TestRegion.In(host.App, "okayama");
        var minutes = new AddGovernanceRecord(
            world.Secretariat,
            world.Region,
            GovernanceRecordKind.SecretariatJournal,
            new(2026, 11, 19),
            "第3回",
            "20人が参加した。",
            NewKey(),
            Origin
        );
        var meeting = new RecordMeeting(world.Secretariat, world.Region, new(2026, 11, 10), "北区多職種連携会議", [world.Facility], Origin);

        (await world.AskAsync<Result<Guid>>(minutes with { Actor = world.Member, Key = NewKey() })).IsOk.ShouldBeFalse();
        var minute = (await world.AskAsync<Result<Guid>>(minutes)).Value;
        (await world.AskAsync<Result<Guid>>(minutes with { Origin = AuditOrigin.Inside })).Value.ShouldBe(
            minute,
            "The same sending twice is one sending."
        );
        (await world.AskAsync<Result>(meeting with { Actor = world.Member })).IsOk.ShouldBeFalse();
        (await world.AskAsync<Result>(meeting)).ShouldBe(Result.Ok);

        (await Entries(world.Secretariat)).ShouldBe(
            ["registration.meeting_record -", $"registration.governance_record_add {minute}"],
            ignoreOrder: true
        );
        (await Entries(world.Member)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_interval_and_the_end_of_a_training()
    {
        var world = await TestRegion.In(host.App);
        var training = (
            await world.AskAsync<Result<TrainingId>>(
                new RecordTraining(
                    world.Administrator,
                    world.Region,
                    world.Facility,
                    "個人情報",
                    "https://example.jp/slides",
                    new(2026, 11, 19),
                    "佐藤 実",
                    true,
                    [],
                    [],
                    NewKey()
                )
            )
        ).Value;

        (await world.AskAsync<Result>(new SetTrainingInterval(world.Administrator, world.Facility, 6, Origin))).IsOk.ShouldBeFalse();
        (await world.AskAsync<Result>(new SetTrainingInterval(world.Administrator, world.Facility, 180, Origin))).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new FinishTraining(world.Member, training, [], Origin))).ShouldBe(Result.Ok);

        (await Entries(world.Administrator)).ShouldBe(["registration.training_interval -"]);
        (await Entries(world.Member)).ShouldBe([$"registration.training_finish {training}"]);
    }

    [Fact]
    public async Task What_becomes_of_a_leaving()
    {
        var world = await TestRegion.In(host.App, "nishitokyo");
        var departure = (
            await world.AskAsync<Result<DepartureId>>(
                new PlanDeparture(
                    world.Administrator,
                    world.Member,
                    world.Facility,
                    DepartureReason.Transfer,
                    new(2026, 12, 31),
                    "",
                    LentDevices.StillOut,
                    KeptData.StillThere,
                    NewKey()
                )
            )
        ).Value;

        (
            await world.AskAsync<Result>(new SettleDeparture(world.Administrator, departure, LentDevices.Returned, KeptData.Erased, Origin))
        ).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new CancelDeparture(world.Administrator, departure, Origin))).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new CancelDeparture(world.Administrator, departure, Origin))).IsOk.ShouldBeFalse();

        (await Entries(world.Administrator)).ShouldBe([
            $"registration.departure_cancel {world.Member}",
            $"registration.departure_settle {world.Member}",
        ]);
    }

    [Fact]
    public async Task The_confirmation_of_a_sanction_the_first_time()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var sanction = (
            await world.AskAsync<Result<SanctionId>>(
                new DecideSanction(
                    await world.AddOfficerAsync(RegionRole.Committee),
                    world.Region,
                    world.Member,
                    SanctionKind.WarnAndInstruct,
                    SanctionGround.UseAgainstPolicyLawOrPublicOrder,
                    "ポリシーに反する投稿があった。",
                    null,
                    null,
                    NewKey()
                )
            )
        ).Value;

        await world.AskAsync<Result>(new ConfirmSanction(world.Member, sanction, "今後は注意します。", Origin));
        await world.AskAsync<Result>(new ConfirmSanction(world.Member, sanction, null, Origin));

        (await Entries(world.Member)).ShouldBe([$"registration.sanction_confirm {sanction}"]);
    }

    [Fact]
    public async Task What_people_say_and_show_of_themselves()
    {
        var world = await TestRegion.In(host.App, "miyazaki");

        (await world.AskAsync<Result>(new ChangeProfile(world.Member, Profession.Nurse, null, "訪問看護をしています。", Origin))).ShouldBe(
            Result.Ok
        );
        (await world.AskAsync<Result>(new AddPhoto(world.Member, [1, 2, 3], Origin))).IsOk.ShouldBeFalse();
        (await world.AskAsync<Result>(new AddPhoto(world.Member, Photo, Origin))).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new ShowLicence(world.Member, "看護師免許", Photo, Origin))).ShouldBe(Result.Ok);

        (await Entries(world.Member)).ShouldBe([
            $"registration.licence_show {world.Member}",
            $"registration.photo_add {world.Member}",
            $"registration.profile_change {world.Member}",
        ]);
    }

    [Fact, Trait("rule", "okayama/5"), Trait("how", "enforce")]
    public async Task The_wish_to_close_the_own_account_and_its_closing()
    {
        var world = await TestRegion.In(host.App, "okayama");
        var person = await host.App.PersonAsync(new TestPerson.Cast("okayama", Facility: world.Facility));
        await world.StoreAsync(
            new Person
            {
                Id = person.Id,
                Region = world.Region,
                Name = "高橋 結衣",
                Profession = Profession.Nurse,
                Mail = person.MailAddress,
                CreatedAt = host.Clock.GetUtcNow(),
            }
        );

        await host.Database.RunAsync(
            $"UPDATE security.standings SET standing = jsonb_set(standing, '{{Memberships}}', '[]') WHERE person = '{person.Id}'"
        );

        (await world.AskAsync<Result>(new CloseMyAccount(world.Member, Origin))).IsOk.ShouldBeFalse();
        (await world.AskAsync<Result>(new CloseMyAccount(person.Id, Origin))).ShouldBe(Result.Ok);

        await Patience.Until(async () => (await Entries(person.Id)).Length == 2, "the account is closed");
        (await Entries(person.Id)).ShouldBe([$"account.close {person.Id}", $"registration.account_close_ask {person.Id}"]);
        (await Entries(world.Member)).ShouldBeEmpty();
    }

    private static string NewKey() => Guid.CreateVersion7().ToString("n");

    private async Task<string[]> Entries(PersonId actor) =>
        await host.Database.AskAsync<string[]>(
            $"""
            SELECT coalesce(array_agg(action || ' ' || coalesce(subject::text, '-') ORDER BY action), array[]::text[])
            FROM platform.audit_entries
            WHERE actor = '{actor}' AND address = '{Origin.Address}' AND outcome = 'done' AND actor_kind = 'person'
            """
        ) ?? [];
}
