using System.Diagnostics;
using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Web.Text;

/// <summary>The names of the codes of offices and of the work that waits there.</summary>
public static class OfficeLabels
{
    public static Phrase Of(RegionRole role) =>
        role switch
        {
            RegionRole.Committee => new("運営委員会", "Committee"),
            RegionRole.Secretariat => new("事務局", "Secretariat"),
            _ => throw new UnreachableException($"{role}"),
        };

    public static Phrase Of(GovernanceRecordKind kind) =>
        kind switch
        {
            GovernanceRecordKind.CommitteeDecision => new("委員会の決定", "Decision of the committee"),
            GovernanceRecordKind.SecretariatJournal => new("事務局の記録", "Journal of the secretariat"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Added => new("新しい", "New"),
            ChangeKind.Dropped => new("なくなる", "Dropped"),
            ChangeKind.Altered => new("変わる", "Changed"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of change."),
        };

    public static Phrase Of(WorkKind kind) =>
        kind switch
        {
            WorkKind.ApplicationsToDecide => new("利用申込の確認", "Applications to decide"),
            WorkKind.IdRequestsToDecide => new("IDの発行・削除の依頼", "Requests to issue or delete IDs"),
            WorkKind.EditionsToRelease => new("公開を待つポリシーの版", "Editions to release"),
            WorkKind.RulesToRelease => new("公開を待つ運用ルール", "Further rules to release"),
            WorkKind.SanctionsToCarryOut => new("実施を待つ対応", "Sanctions to carry out"),
            WorkKind.ProfessionsToCheck => new("変更された職種の確認", "Changed professions to check"),
            WorkKind.AppointmentsToConfirm => new("役の選任の確認", "Appointments to confirm"),
            WorkKind.FacilitiesWithoutAdministrator => new(
                "管理者がまだ招待を承諾していない事業所",
                "Facilities whose administrator has not accepted"
            ),
            WorkKind.LicencesToCheck => new("資格証の確認", "Licences to check"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static string LinkTo(WorkItem item) =>
        item.Kind switch
        {
            WorkKind.ApplicationsToDecide => $"/regions/{item.Region}/applications",
            WorkKind.IdRequestsToDecide => "/regions/id-requests",
            WorkKind.EditionsToRelease => $"/regions/{item.Region}/governance/editions",
            WorkKind.RulesToRelease => $"/regions/{item.Region}/governance/rules",
            WorkKind.SanctionsToCarryOut => "/sanctions",
            WorkKind.AppointmentsToConfirm => $"/regions/{item.Region}/governance/offices",
            WorkKind.FacilitiesWithoutAdministrator => $"/facilities/{item.Facility}",
            WorkKind.LicencesToCheck or WorkKind.ProfessionsToCheck => $"/facilities/{item.Facility}/staff",
            _ => throw new UnreachableException($"{item.Kind}"),
        };

    /// <summary>A day as a form sends it; the first of days where there is none, which no act accepts.</summary>
    public static DateOnly DayOf(string? text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var day
        )
            ? day
            : default;
}
