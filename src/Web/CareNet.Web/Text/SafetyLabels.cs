using System.Diagnostics;
using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Web.Text;

/// <summary>The names of the codes of devices, take-outs, incidents and the trail, on pages and on paper.</summary>
internal static class SafetyLabels
{
    public static Phrase Of(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.Computer => new("パソコン", "Computer"),
            DeviceKind.Tablet => new("タブレット", "Tablet"),
            DeviceKind.Phone => new("スマートフォン", "Phone"),
            DeviceKind.Storage => new("USBメモリーなど", "Storage medium"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(DeviceOwner owner) =>
        owner switch
        {
            DeviceOwner.Facility => new("事業所", "The facility"),
            DeviceOwner.Association => new("医師会（貸出）", "The association (lent)"),
            DeviceOwner.Private => new("私物", "Private"),
            _ => throw new UnreachableException($"{owner}"),
        };

    public static Phrase Of(DeviceState state) =>
        state switch
        {
            DeviceState.Pending => new("確認待ち", "Waiting"),
            DeviceState.Registered => new("登録済み", "Registered"),
            DeviceState.Refused => new("断った", "Refused"),
            DeviceState.Lost => new("紛失", "Lost"),
            DeviceState.Returned => new("返却済み", "Returned"),
            _ => throw new UnreachableException($"{state}"),
        };

    public static Phrase Of(IncidentKind kind) =>
        kind switch
        {
            IncidentKind.LostDevice => new("端末をなくした", "A device is lost"),
            IncidentKind.StolenDevice => new("端末を盗まれた", "A device was stolen"),
            IncidentKind.Intrusion => new("だれかが自分のIDで入ったようだ", "Somebody else seems to use the account"),
            IncidentKind.SuspectedLeak => new("個人情報が漏れたかもしれない", "Personal data may have leaked"),
            IncidentKind.Breach => new("約束やポリシーに反することがあった", "A pledge or the policy was broken"),
            IncidentKind.Anomaly => new("いつもと違うことがある", "Something is not as it should be"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(IncidentStepKind kind) =>
        kind switch
        {
            IncidentStepKind.CallCarrier => new("携帯電話会社に連絡し、遠隔ロックを頼む", "Phone the carrier and ask for a remote lock"),
            IncidentStepKind.DecideOnSuspension => new(
                "事務局に伝え、利用停止が要るかを決める",
                "Tell the secretariat and decide on a suspension"
            ),
            IncidentStepKind.PreliminaryReport => new(
                "個人情報保護委員会への速報（知った日からおおむね3〜5日以内）",
                "Preliminary report to the Personal Information Protection Commission (within 3 to 5 days)"
            ),
            IncidentStepKind.FinalReport => new(
                "個人情報保護委員会への確報（30日以内、不正な目的のおそれがあれば60日以内）",
                "Final report to the commission (within 30 days, 60 where the purpose may be wrongful)"
            ),
            IncidentStepKind.TellThePersons => new("本人への通知（すみやかに）", "Notice to the persons concerned (without delay)"),
            IncidentStepKind.ReadTrail => new("その前後の閲覧と操作の記録を確かめる", "Look at what was opened and done around that time"),
            IncidentStepKind.Rule => new("地域の決まりに沿って対応する", "Act as the region's rule says"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(IncidentStepSource ground) =>
        ground switch
        {
            IncidentStepSource.Region => new("地域の決まり", "Region's rule"),
            IncidentStepSource.Law => new("法律", "Law"),
            IncidentStepSource.CareNet => new("CareNetのすすめ", "CareNet's advice"),
            _ => throw new UnreachableException($"{ground}"),
        };

    public static Phrase Of(IncidentLineKind kind) =>
        kind switch
        {
            IncidentLineKind.Reported => new("報告", "Reported"),
            IncidentLineKind.Protected => new(
                "すべてのログインを終了し、パスワードの変更を求めました",
                "All sign-ins ended, another password is asked for"
            ),
            IncidentLineKind.StepDone => new("手順を終えた", "Step done"),
            IncidentLineKind.Decision => new("決定", "Decision"),
            IncidentLineKind.BecameLeak => new("漏えいの疑いとして扱う", "Treated as a suspected leak"),
            IncidentLineKind.Closed => new("完了", "Closed"),
            IncidentLineKind.Note => new("記録", "Note"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(TakeOutMedium medium) =>
        medium switch
        {
            TakeOutMedium.Device => new("端末", "Device"),
            TakeOutMedium.Storage => new("USBメモリーなど", "Storage medium"),
            TakeOutMedium.Paper => new("紙", "Paper"),
            TakeOutMedium.Other => new("その他", "Other"),
            _ => throw new UnreachableException($"{medium}"),
        };

    public static Phrase Of(TakeOutState state) =>
        state switch
        {
            TakeOutState.Requested => new("承認待ち", "Waiting for approval"),
            TakeOutState.Refused => new("不承認", "Refused"),
            TakeOutState.Outside => new("持ち出し中", "Outside"),
            TakeOutState.Returned => new("返却済み", "Returned"),
            _ => throw new UnreachableException($"{state}"),
        };

    public static Phrase Of(AuditTopic topic) =>
        topic switch
        {
            AuditTopic.SignIns => new("ログイン", "Sign-ins"),
            AuditTopic.Failures => new("失敗と拒否", "Failures and refusals"),
            AuditTopic.Permissions => new("権限の変更", "Changes of permissions"),
            AuditTopic.Reading => new("個人情報の閲覧", "Reading of personal data"),
            AuditTopic.Exports => new("書き出しと印刷", "Exports and printing"),
            AuditTopic.Devices => new("端末と持ち出し", "Devices and take-outs"),
            AuditTopic.Incidents => new("事故", "Incidents"),
            AuditTopic.Everything => new("すべて", "Everything"),
            _ => throw new UnreachableException($"{topic}"),
        };
}
