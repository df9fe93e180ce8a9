using System.Diagnostics;
using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Web.Pages.Responsibilities;

/// <summary>The names of the tasks of a responsibility, and the addresses where they are done.</summary>
internal static class ResponsibilityLabels
{
    public static Phrase Of(ResponsibilityKind kind) =>
        kind switch
        {
            ResponsibilityKind.AuditTrail => new("誰が見て、誰が変えたか", "Who read and who changed"),
            ResponsibilityKind.Devices => new("登録を待つ端末", "Devices to register"),
            ResponsibilityKind.Accounts => new("IDの停止と再開", "Suspend and restore IDs"),
            ResponsibilityKind.Staff => new("職員の登録と退職", "Enter staff, arrange departures"),
            ResponsibilityKind.Pledges => new("誓約書のない職員", "Staff without a pledge"),
            ResponsibilityKind.IdRequests => new("IDの発行と削除の依頼", "Requests for IDs"),
            ResponsibilityKind.Departures => new("終わっていない退職・異動", "Departures not finished"),
            ResponsibilityKind.Trainings => new("研修の期限が過ぎた人", "People overdue for training"),
            ResponsibilityKind.Applications => new("決定を待つ利用申込", "Applications to decide"),
            ResponsibilityKind.Withdrawals => new("退会の届け", "Notices of withdrawal"),
            ResponsibilityKind.Roster => new("名簿", "Roster"),
            ResponsibilityKind.Editions => new("公開を待つポリシーの版", "Editions to release"),
            ResponsibilityKind.FurtherRules => new("公開を待つ運用ルール", "Operating rules to release"),
            ResponsibilityKind.Users => new("事業所とユーザー", "Facilities and users"),
            ResponsibilityKind.Incidents => new("報告と事故", "Reports and incidents"),
            ResponsibilityKind.Sanctions => new("違反への対応", "Sanctions"),
            ResponsibilityKind.Decisions => new("委員会の決定を記録する", "Record decisions"),
            ResponsibilityKind.Journal => new("事務局の記録を書く", "Keep the journal"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static string? LinkTo(ResponsibilityKind kind, ResponsibilityList list) =>
        kind switch
        {
            ResponsibilityKind.AuditTrail => $"/facilities/{list.Facility}/audit",
            ResponsibilityKind.Devices => $"/facilities/{list.Facility}/devices",
            ResponsibilityKind.Accounts => $"/facilities/{list.Facility}/accounts",
            ResponsibilityKind.Staff or ResponsibilityKind.Pledges or ResponsibilityKind.Departures => $"/facilities/{list.Facility}/staff",
            ResponsibilityKind.IdRequests => list.Facility is { } facility ? $"/facilities/{facility}/staff" : "/regions/id-requests",
            ResponsibilityKind.Trainings => $"/regions/{list.Region}/training",
            ResponsibilityKind.Applications => $"/regions/{list.Region}/applications",
            ResponsibilityKind.Withdrawals => $"/regions/{list.Region}/facilities",
            ResponsibilityKind.Users => $"/regions/{list.Region}/users",
            ResponsibilityKind.Roster => $"/regions/{list.Region}/roster",
            ResponsibilityKind.Incidents => $"/regions/{list.Region}/users#incidents",
            ResponsibilityKind.Sanctions => $"/regions/{list.Region}/sanctions",
            _ => $"/regions/{list.Region}/governance",
        };
}
