using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Web.Pages.Matters;

/// <summary>What the tasks of a matter are called, and where they are done.</summary>
internal static class MatterWords
{
    public static Phrase Of(MatterKind kind) =>
        kind switch
        {
            MatterKind.AuditTrail => new("誰が見て、誰が変えたか", "Who read and who changed"),
            MatterKind.Devices => new("登録を待つ端末", "Devices to register"),
            MatterKind.Accounts => new("IDの停止と再開", "Suspend and restore IDs"),
            MatterKind.Staff => new("職員の登録と退職", "Enter staff, arrange leavings"),
            MatterKind.Pledges => new("誓約書のない職員", "Staff without a pledge"),
            MatterKind.IdRequests => new("IDの発行と削除の依頼", "Requests for IDs"),
            MatterKind.Departures => new("終わっていない退職・異動", "Leavings not settled"),
            MatterKind.Trainings => new("研修の期限が過ぎた人", "People overdue for training"),
            MatterKind.Applications => new("決定を待つ利用申込", "Applications to decide"),
            MatterKind.Withdrawals => new("退会の届け", "Notices of withdrawal"),
            MatterKind.Roster => new("名簿", "Roster"),
            MatterKind.Editions => new("公開を待つ方針の版", "Editions to release"),
            MatterKind.FurtherRules => new("公開を待つ運用ルール", "Operating rules to release"),
            MatterKind.Users => new("事業所と利用者", "Facilities and users"),
            MatterKind.Incidents => new("報告と事故", "Reports and incidents"),
            MatterKind.Measures => new("措置", "Measures"),
            MatterKind.Decisions => new("委員会の決定を記録する", "Record decisions"),
            _ => new("事務局の記録を書く", "Keep the journal"),
        };

    public static string? LinkTo(MatterKind kind, MatterList list) =>
        kind switch
        {
            MatterKind.AuditTrail => $"/facilities/{list.Facility}/audit",
            MatterKind.Devices => $"/facilities/{list.Facility}/devices",
            MatterKind.Accounts => $"/facilities/{list.Facility}/accounts",
            MatterKind.Staff or MatterKind.Pledges or MatterKind.Departures => $"/facility/{list.Facility}/staff",
            MatterKind.IdRequests => list.Facility is { } facility ? $"/facility/{facility}/staff" : "/secretariat/ids",
            MatterKind.Trainings => $"/secretariat/{list.Region}/training",
            MatterKind.Applications => $"/secretariat/{list.Region}/applications",
            MatterKind.Withdrawals => $"/secretariat/{list.Region}/facilities",
            MatterKind.Users => $"/secretariat/{list.Region}/users",
            MatterKind.Roster => $"/secretariat/{list.Region}/roster",
            MatterKind.Incidents => $"/secretariat/{list.Region}/users#incidents",
            MatterKind.Measures => $"/secretariat/{list.Region}/measures",
            _ => $"/secretariat/{list.Region}/governance",
        };
}
