using System.Diagnostics;
using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;

namespace CareNet.Web.Text;

/// <summary>The names of the codes of staff, departures and sanctions.</summary>
public static class PeopleLabels
{
    public static Phrase Of(DepartureReason reason) =>
        reason switch
        {
            DepartureReason.Retirement => new("退職", "Leaving the job"),
            DepartureReason.Transfer => new("異動", "Transfer"),
            DepartureReason.EndOfAssignment => new("担当の終了", "End of the assignment"),
            DepartureReason.FacilityWithdrew => new("事業所の退会", "The facility left"),
            DepartureReason.Removed => new("登録の削除", "Registration deleted"),
            DepartureReason.Death => new("逝去", "Death"),
            _ => throw new UnreachableException($"{reason}"),
        };

    public static Phrase Of(SanctionKind kind) =>
        kind switch
        {
            SanctionKind.WarnAndInstruct => new("注意・指導", "Warning and guidance"),
            SanctionKind.Suspend => new("停止", "Suspension"),
            SanctionKind.RestrictOrForbidUse => new("利用の制限・禁止", "Restriction of use"),
            SanctionKind.ExpelFromGroup => new("グループから外す", "Removal from groups"),
            SanctionKind.DeleteRegistration => new("登録の削除", "Deletion of the registration"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(SanctionGround ground) =>
        ground switch
        {
            SanctionGround.Misuse => new("不正な利用", "Misuse"),
            SanctionGround.IntentionalLeak => new("故意の漏えい", "Intentional leak"),
            SanctionGround.WarningNotFollowed => new("注意に従わない", "Warning not followed"),
            SanctionGround.UseAgainstPolicyLawOrPublicOrder => new(
                "ポリシー・法令・公序良俗に反する利用",
                "Use against policy, law or public order"
            ),
            _ => throw new UnreachableException($"{ground}"),
        };

    public static Phrase Of(DutyKind kind) =>
        kind switch
        {
            DutyKind.ConfirmSanction => new("委員会・事務局からのお知らせを確認する", "Confirm a message from the association"),
            DutyKind.AcceptEdition => new("運用ポリシーを読んで確認する", "Read and accept the policy"),
            DutyKind.AcceptPointsToNote => new("留意事項を読んで確認する", "Read and accept the points to note"),
            DutyKind.AcceptOperatingRules => new("運用ルールを読んで確認する", "Read and accept the operating rules"),
            DutyKind.AcceptFacilityRules => new("事業所の決まりを読んで確認する", "Read and accept the facility's rules"),
            DutyKind.SignPledge => new("誓約書に署名する", "Sign the pledge"),
            DutyKind.AttendTraining => new("研修を受ける", "Attend a training"),
            DutyKind.FileDeclaration => new("利用申告書を出す", "File your declaration of use"),
            DutyKind.CompleteProfile => new("プロフィールを書く", "Complete your profile"),
            DutyKind.AddPhoto => new("顔写真を登録する", "Add a face photo"),
            DutyKind.ShowLicence => new("資格証を見せる", "Show your licence"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(Outstanding what) =>
        what switch
        {
            Outstanding.Departure => new("最後の日を待っています", "Waits for the last day"),
            Outstanding.Devices => new("借りた端末の返却", "Return of lent devices"),
            Outstanding.Data => new("手元の情報の消去", "Erasure of kept data"),
            Outstanding.Groups => new("グループからの退出", "Leaving the groups"),
            Outstanding.Account => new("IDの閉鎖", "Closing of the account"),
            Outstanding.Confirmation => new(
                "予定した人がその権限を持たなくなったため、管理者か事務局の確認が必要です",
                "Whoever planned it no longer has the authority: an administrator or the secretariat has to confirm it"
            ),
            Outstanding.IdDeletion => new("事務局によるIDの削除", "Deletion of the account by the secretariat"),
            _ => throw new UnreachableException($"{what}"),
        };

    public static Phrase Of(LentDevices devices) =>
        devices switch
        {
            LentDevices.NothingLent => new("借りていない", "Nothing was lent"),
            LentDevices.Returned => new("返した", "Returned"),
            LentDevices.StillOut => new("まだ返っていない", "Still out"),
            _ => throw new UnreachableException($"{devices}"),
        };

    public static Phrase Of(KeptData data) =>
        data switch
        {
            KeptData.NothingKept => new("手元にない", "Nothing is kept"),
            KeptData.Erased => new("消した", "Erased"),
            KeptData.StillThere => new("まだ残っている", "Still there"),
            _ => throw new UnreachableException($"{data}"),
        };

    /// <summary>Returns the address where a duty is done.</summary>
    public static string LinkTo(Duty duty) =>
        duty.Kind switch
        {
            DutyKind.ConfirmSanction => "/me/sanctions",
            DutyKind.SignPledge => $"/me/pledge/{duty.Facility}",
            DutyKind.AttendTraining => "/me/training",
            DutyKind.FileDeclaration => "/me/declaration",
            DutyKind.CompleteProfile or DutyKind.AddPhoto or DutyKind.ShowLicence => "/me/profile",
            _ => "/me/texts",
        };
}
