using System.Text;
using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>A region at work: something lies or waits on every page, and there is somebody to open it.</summary>
internal sealed class FuzzedRegion
{
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwAEBwIAX8XnZAAAAABJRU5ErkJggg=="
    );

    private readonly CareNetApp app;
    private readonly TestDatabase database;
    private readonly Dictionary<string, List<string>> known = [];
    private readonly List<string> applications = [];

    private FuzzedRegion(CareNetApp app, TestDatabase database, TestRegion world)
    {
        (this.app, this.database, Area) = (app, database, world);
        Know("region", world.Region.Value);
        Know("facility", world.Facility.ToString());
    }

    public TestRegion Area { get; }

    public IReadOnlyList<FuzzedBrowser> Readers { get; private set; } = [];

    /// <summary>Values for what a route names; links lead to the others.</summary>
    public IReadOnlyList<string> Known(string parameter) => known.GetValueOrDefault(parameter) ?? [];

    public static async Task<FuzzedRegion> In(CareNetApp app, TestDatabase database, string region, PersonId operating)
    {
        var made = new FuzzedRegion(app, database, await TestRegion.In(app, region));
        await made.PeopleAsync(operating);
        return made;
    }

    private async Task PeopleAsync(PersonId operating)
    {
        var administrator = await Area.SeatAsync(app, FacilityRole.Administrator, name: "佐々木 恵");
        var head = await Area.SeatAsync(app, FacilityRole.Head, name: "佐藤 実");
        var nurse = await Area.SeatAsync(app, name: "高橋 次郎");
        var desk = await Area.SeatAsync(app, role: null, RegionRole.Secretariat, "事務 すみれ");
        var committee = await Area.SeatAsync(app, role: null, RegionRole.Committee, "中村 修");
        foreach (var person in new[] { nurse.Id, Area.Member, committee.Id })
        {
            Know("person", person.ToString());
        }

        foreach (var secret in await FuzzedApplications.EnterAsync(Area))
        {
            Know("mark", ApplicantMark.Of(secret));
            applications.Add(secret);
        }

        await StaffAsync(administrator, nurse);
        await GovernanceAsync(desk, committee, nurse);
        await SafetyAsync(administrator, nurse);
        Know("token", await LinkAsync(nurse));
        Know("code", "never-given");
        var operates = await app.PersonAsync(
            new TestPerson.Cast(Area.Region.Value, IsOutside: true, Id: await IsNewAsync(operating) ? operating : null)
        );
        Readers =
        [
            new(app, "visitor", null),
            new(app, "member", nurse),
            new(app, "administrator", administrator),
            new(app, "head", head),
            new(app, "secretariat", desk),
            new(app, "committee", committee),
            new(app, "operator", operates),
            .. from stage in Enum.GetValues<SignInStage>()
            where stage != SignInStage.Open
            select new FuzzedBrowser(app, $"underway: {stage}", nurse, stage),
        ];
        foreach (var reader in Readers)
        {
            reader.Applications = string.Join('.', applications);
            await reader.SignInAsync();
        }
    }

    private async Task StaffAsync(TestPerson administrator, TestPerson nurse)
    {
        await Area.AskAsync<Result<InviteStaffOutcome>>(
            new InviteStaff(
                administrator.Id,
                Area.Facility,
                "佐々木 光",
                null,
                $"new{Key()}@example.jp",
                Profession.Nurse,
                null,
                FacilityRole.Staff,
                "4月から勤務",
                null,
                Key()
            )
        );
        var elsewhere = await Area.AddFacilityAsync("あおば薬局");
        var other = await Area.AddPersonAsync(elsewhere, FacilityRole.Administrator, "青葉 薫");
        await Area.AskAsync<Result<InviteStaffOutcome>>(
            new InviteStaff(
                other,
                elsewhere,
                "高橋 次郎",
                null,
                nurse.MailAddress,
                Profession.Nurse,
                null,
                FacilityRole.Staff,
                "兼務",
                null,
                Key()
            )
        );
        var today = RegionTime.In("Asia/Tokyo", TimeProvider.System).Today;
        var leaving = await Area.AddPersonAsync(Area.Facility, name: "森 健");
        var departure = await Area.AskAsync<Result<DepartureId>>(
            new PlanDeparture(
                administrator.Id,
                leaving,
                Area.Facility,
                DepartureReason.Transfer,
                today.AddDays(20),
                "異動",
                LentDevices.StillOut,
                KeptData.StillThere,
                Key()
            )
        );
        if (departure.IsOk)
        {
            Know("departure", departure.Value.ToString());
        }

        await Area.AskAsync<Result<TrainingId>>(
            new RecordTraining(
                administrator.Id,
                Area.Region,
                Area.Facility,
                "個人情報",
                "https://example.jp/privacy",
                today,
                "佐藤 実",
                true,
                [],
                [],
                Key()
            )
        );
        await Area.AskAsync<Result>(new ShowLicence(Area.Member, "看護師免許", Pixel));
        await Area.AskAsync<Result>(new ChangeProfile(Area.Member, Profession.Doctor, null, null));
    }

    private async Task GovernanceAsync(TestPerson desk, TestPerson committee, TestPerson nurse)
    {
        var appointed = await Area.AddPersonAsync(Area.Facility, name: "小林 学");
        (
            await Area.AskAsync<Result>(new AppointOfficer(Area.Secretariat, Area.Region, appointed, RegionRole.Committee, Ends: false))
        ).ShouldBe(Result.Ok);
        await Area.AskAsync<Result<Guid>>(new DraftEdition(desk.Id, Area.Region, Renewed(Area.Region.Value), Key()));
        await Area.AskAsync<Result<Guid>>(
            new EnterFurtherRule(desk.Id, Area.Region, null, "運用ルール", "夜間の連絡は電話を使います。", Key())
        );
        await Area.AskAsync<Result<Guid>>(
            new AddGovernanceRecord(
                committee.Id,
                Area.Region,
                GovernanceRecordKind.CommitteeDecision,
                new(2026, 11, 10),
                "第3回運営委員会",
                "案を了承しました。",
                Key()
            )
        );
        await Area.AskAsync<Result>(new RecordMeeting(desk.Id, Area.Region, new(2026, 11, 12), "在宅連携会議", [Area.Facility]));
        foreach (var decides in new[] { committee.Id, desk.Id })
        {
            foreach (
                var (kind, ground) in from kind in new[] { SanctionKind.WarnAndInstruct, SanctionKind.RestrictOrForbidUse }
                from ground in Enum.GetValues<SanctionGround>()
                select (kind, ground)
            )
            {
                await Area.AskAsync<Result<SanctionId>>(
                    new DecideSanction(
                        decides,
                        Area.Region,
                        kind == SanctionKind.WarnAndInstruct ? nurse.Id : Area.Member,
                        kind,
                        ground,
                        "同意のない写真を2度投稿した。",
                        null,
                        null,
                        Key()
                    )
                );
            }
        }
    }

    private async Task SafetyAsync(TestPerson administrator, TestPerson nurse)
    {
        var device = await app.DeviceAsync(administrator, nurse);
        var own = await app.RegisterAsync(
            administrator,
            (await app.DetailsAsync(nurse)) with
            {
                Owner = DeviceOwner.Private,
                AllowedOn = new(2026, 4, 1),
                AllowedBy = "佐藤 実",
            }
        );
        Know("id", own.IsOk ? own.Value.Id.ToString() : device.ToString());
        var waiting = await app.SignInOnAsync(nurse, token: null);
        await app.AskAsync<Result>(new SetEmergencyCard(Area.Facility, "042-000-0001", true, administrator.Id, Asking.Somewhere));
        var today = RegionTime.In("Asia/Tokyo", TimeProvider.System).Today;
        await app.AskAsync<Result<TakeOutId>>(
            new AnnounceTakeOut(
                Area.Facility,
                null,
                "訪問記録の控え",
                TakeOutMedium.Paper,
                "会議",
                today,
                today,
                Key(),
                nurse.Id,
                Asking.Somewhere
            )
        );
        var incident = await app.ReportAsync(nurse, IncidentKind.LostDevice, device, "駅で置き忘れた");
        await app.AskAsync<Result>(new AddIncidentLine(incident.Value, true, "携帯会社に連絡した", administrator.Id, Asking.Somewhere));
        await app.AskAsync<Result<SharedAccountId>>(
            new DeclareSharedAccount(
                Area.Facility,
                nurse.Id,
                "受付の端末が1台のため",
                [administrator.Id, nurse.Id],
                "佐藤 実",
                Key(),
                administrator.Id,
                Asking.Somewhere
            )
        );
        foreach (var id in new[] { device.ToString(), waiting.Device?.ToString(), incident.Value.ToString() }.OfType<string>())
        {
            Know("id", id);
        }
    }

    private async Task<string> LinkAsync(TestPerson person)
    {
        await app.TellAsync(new AskPasswordReset(person.MailAddress, SecurityActs.Phone));
        return await app.LinkTokenAsync(person.MailAddress);
    }

    private async Task<bool> IsNewAsync(PersonId person) =>
        await database.AskAsync<long>($"SELECT count(*) FROM security.accounts WHERE person = '{person}'") == 0;

    private void Know(string parameter, string value)
    {
        if (!known.TryGetValue(parameter, out var values))
        {
            known[parameter] = values = [];
        }

        values.Add(value);
    }

    internal static string Key() => Guid.CreateVersion7().ToString("n");

    private static string Renewed(string region) =>
        System.Text.RegularExpressions.Regex.Replace(
            File.ReadAllText(Repository.At("seeds", "policies", $"{region}.yaml")),
            @"(?m)^(editions:\n(?:  - .*\n)+)",
            "$1  - {id: 2026-12-01, from: 2026-12-01, text: changes, name: {ja: \"一部改正\", en: \"partly changed\"}, "
                + "changes: {settings: {confirmBeforePost: {assumed: false}}, rules: []}}\n"
        );
}
