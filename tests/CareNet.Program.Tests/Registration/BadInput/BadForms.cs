using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.BadInput;

/// <summary>
/// Each form of this part with what people and machines get wrong in it: the form, the mistake, the message, the code of the answer.
/// </summary>
internal static class BadForms
{
    private static readonly string Long = new('あ', 30_000);

    public static IEnumerable<(string Form, string ErrorLink, Func<TestRegion, object> Message, string Code)> All =>
        [
            ("pledge", "empty", w => Pledge(w, name: ""), "registration.name_missing"),
            ("pledge", "too long", w => Pledge(w, name: Long), "registration.name_too_long"),
            ("pledge", "control characters", w => Pledge(w, name: "鈴木\u0007一郎"), "registration.name_unreadable"),
            ("pledge", "wrong encoding", w => Pledge(w, name: "\uFFFD\uFFFD一郎"), "registration.name_unreadable"),
            ("pledge", "foreign id", w => Pledge(w) with { Facility = Foreign<FacilityId>() }, "registration.pledge_not_found"),
            ("pledge", "expired form", w => Pledge(w) with { TextVersion = "misato/2016-08-01/v1" }, "registration.pledge_old_text"),
            ("staff", "empty", w => Staff(w) with { Name = " " }, "registration.name_missing"),
            ("staff", "no reason", w => Staff(w) with { Reason = "" }, "registration.reason_missing"),
            ("staff", "too long", w => Staff(w) with { Reason = Long }, "registration.reason_too_long"),
            ("staff", "wrong kana", w => Staff(w) with { Kana = "sasaki 恵" }, "registration.kana_not_kana"),
            ("staff", "control characters", w => Staff(w) with { Name = "佐々木\n恵" }, "registration.name_unreadable"),
            ("staff", "wrong encoding", w => Staff(w) with { Name = "佐々木\uD800恵" }, "registration.name_unreadable"),
            ("staff", "turned letters", w => Staff(w) with { Name = "佐々木\u202E恵" }, "registration.name_unreadable"),
            ("staff", "nickname", w => Staff(w) with { Name = "めぐ♪123" }, "registration.name_not_real"),
            ("staff", "no address", w => Staff(w) with { Mail = "megumi@" }, "registration.mail_wrong"),
            ("staff", "two addresses", w => Staff(w) with { Mail = "a@example.jp\r\nBcc: b@example.jp" }, "registration.mail_unreadable"),
            ("staff", "no profession", w => Staff(w) with { Profession = (Profession)99 }, "registration.profession_missing"),
            ("staff", "foreign id", w => Staff(w) with { Facility = Foreign<FacilityId>() }, "registration.staff_facility_not_found"),
            ("staff", "no key", w => Staff(w) with { Key = "" }, "idempotency.unreadable_key"),
            ("leaving", "no checklist", w => Departure(w) with { Devices = null }, "registration.departure_checklist_open"),
            ("leaving", "yesterday", w => Departure(w) with { LastDay = new(2026, 11, 19) }, "registration.departure_day_is_past"),
            ("leaving", "no day", w => Departure(w) with { LastDay = default }, "registration.departure_day_is_past"),
            ("leaving", "no reason", w => Departure(w) with { Reason = (DepartureReason)(-1) }, "registration.departure_other_reason"),
            ("leaving", "too long", w => Departure(w) with { Note = Long }, "registration.reason_too_long"),
            ("leaving", "control characters", w => Departure(w) with { Note = "\u0000" }, "registration.reason_unreadable"),
            ("leaving", "foreign id", w => Departure(w) with { Person = Foreign<PersonId>() }, "registration.departure_not_found"),
            ("leaving", "no key", w => Departure(w) with { Key = "x" }, "idempotency.unreadable_key"),
            ("training", "empty", w => Training(w) with { Subject = "" }, "registration.subject_missing"),
            ("training", "too long", w => Training(w) with { GivenBy = Long }, "registration.given_by_too_long"),
            ("training", "control characters", w => Training(w) with { Subject = "\u001b[31m" }, "registration.subject_unreadable"),
            ("training", "wrong link", w => Training(w) with { Material = "javascript:alert(1)" }, "registration.training_wrong_link"),
            ("training", "far day", w => Training(w) with { HeldOn = new(1999, 1, 1) }, "registration.training_wrong_day"),
            ("training", "nothing to study", w => Training(w) with { IsSelfStudy = true }, "registration.training_without_material"),
            ("training", "foreign id", w => Training(w) with { Facility = Foreign<FacilityId>() }, "registration.training_not_found"),
            ("sanction", "empty", w => Sanction(w) with { Facts = "" }, "registration.facts_missing"),
            ("sanction", "too long", w => Sanction(w) with { Facts = Long }, "registration.facts_too_long"),
            ("sanction", "wrong encoding", w => Sanction(w) with { Facts = "\uFFFD" }, "registration.facts_unreadable"),
            ("sanction", "foreign id", w => Sanction(w) with { Person = Foreign<PersonId>() }, "registration.sanction_not_found"),
            ("sanction", "no such sanction", w => Sanction(w) with { Kind = (SanctionKind)77 }, "registration.sanction_not_provided"),
            ("rules", "empty", w => Rules(w) with { Text = "\n\n" }, "registration.text_missing"),
            ("rules", "too long", w => Rules(w) with { Text = Long }, "registration.text_too_long"),
            ("rules", "control characters", w => Rules(w) with { Title = "a\u0008" }, "registration.title_unreadable"),
            ("rules", "foreign id", w => Rules(w) with { Facility = Foreign<FacilityId>() }, "registration.edition_not_found"),
            ("withdrawal", "empty", w => Withdrawal(w) with { Note = "" }, "registration.reason_missing"),
            ("withdrawal", "yesterday", w => Withdrawal(w) with { LastDay = new(2026, 11, 19) }, "registration.departure_day_is_past"),
            ("withdrawal", "foreign id", w => Withdrawal(w) with { Facility = Foreign<FacilityId>() }, "registration.departure_not_found"),
            ("profile", "no profession", w => Profile(w) with { Profession = Profession.Other }, "registration.profession_missing"),
            ("profile", "too long", w => Profile(w) with { Introduction = Long }, "registration.introduction_too_long"),
            ("profile", "control characters", w => Profile(w) with { Introduction = "\u0001" }, "registration.introduction_unreadable"),
            ("profile", "foreign id", w => Profile(w) with { Actor = Foreign<PersonId>() }, "registration.staff_not_found"),
            ("profession check", "empty", w => Check(w) with { Licence = " " }, "registration.licence_missing"),
            ("profession check", "too long", w => Check(w) with { Licence = Long }, "registration.licence_too_long"),
            ("profession check", "control characters", w => Check(w) with { Licence = "医師\u0000" }, "registration.licence_unreadable"),
            (
                "profession check",
                "another profession",
                w => Check(w) with { Profession = (Profession)77 },
                "registration.profession_changed_again"
            ),
            ("profession check", "foreign id", w => Check(w) with { Person = Foreign<PersonId>() }, "registration.staff_not_found"),
            ("photo", "empty", w => new AddPhoto(w.Member, []), "registration.picture_wrong"),
            ("photo", "no picture", w => new AddPhoto(w.Member, "<svg onload=alert(1)>"u8.ToArray()), "registration.picture_wrong"),
            ("photo", "magic bytes alone", w => new AddPhoto(w.Member, [0xFF, 0xD8, 0xFF]), "registration.picture_wrong"),
            ("photo", "a head without a picture", w => new AddPhoto(w.Member, TestPictures.JpegHead()), "registration.picture_wrong"),
            (
                "photo",
                "more pixels than a screen needs",
                w => new AddPhoto(w.Member, TestPictures.Png(60_000, 60_000)),
                "registration.picture_wrong"
            ),
            ("staff", "letters without width", w => Staff(w) with { Name = "佐々木\u200D\u200C恵" }, "registration.name_unreadable"),
            ("photo", "huge file", w => new AddPhoto(w.Member, [0xFF, 0xD8, 0xFF, .. new byte[1_000_000]]), "registration.picture_wrong"),
            (
                "file of an edition",
                "huge file",
                w => new DraftEdition(w.Secretariat, w.Region, new('x', 700_000), "edition-form-1"),
                "registration.edition_wrong"
            ),
            (
                "file of an edition",
                "wrong encoding",
                w => new DraftEdition(w.Secretariat, w.Region, "region: \uFFFD\uFFFD", "edition-form-2"),
                "registration.edition_wrong"
            ),
        ];

    public static InviteStaff Staff(TestRegion w) =>
        new(
            w.Administrator,
            w.Facility,
            "佐々木 恵",
            "ささき めぐみ",
            $"m{w.Facility.Value:n}@example.jp",
            Profession.Nurse,
            null,
            FacilityRole.Staff,
            "4月から勤務",
            null,
            "staff-form-1"
        );

    public static PlanDeparture Departure(TestRegion w) =>
        new(
            w.Administrator,
            w.Member,
            w.Facility,
            DepartureReason.Transfer,
            new(2027, 3, 31),
            "",
            LentDevices.Returned,
            KeptData.Erased,
            "departure-form-1"
        );

    public static RecordTraining Training(TestRegion w) =>
        new(
            w.Administrator,
            w.Region,
            w.Facility,
            "個人情報",
            null,
            new(2026, 11, 19),
            "佐藤 実",
            false,
            [w.Member],
            [],
            "training-form-1"
        );

    public static DecideSanction Sanction(TestRegion w) =>
        new(
            w.Administrator,
            w.Region,
            w.Member,
            SanctionKind.RestrictOrForbidUse,
            SanctionGround.Misuse,
            "不正な利用があった。",
            null,
            null,
            "sanction-form-1"
        );

    private static SignPledge Pledge(TestRegion w, string name = "鈴木 一郎") => new(w.Member, w.Facility, "misato/2017-01-27/v1", name);

    private static EnterFurtherRule Rules(TestRegion w) =>
        new(w.Administrator, w.Region, w.Facility, "端末の決まり", "持ち帰りません。", "rules-form-1");

    private static WithdrawFacility Withdrawal(TestRegion w) => new(w.Administrator, w.Facility, new(2027, 3, 31), "閉院");

    private static ChangeProfile Profile(TestRegion w) => new(w.Member, Profession.Nurse, null, null);

    private static CheckProfession Check(TestRegion w) => new(w.Administrator, w.Member, w.Facility, Profession.Nurse, "看護師免許");

    private static TId Foreign<TId>()
        where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
}
