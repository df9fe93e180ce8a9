using CareNet.Platform;

namespace CareNet.Web.Pages.Safety;

/// <summary>What the codes of the trail are called for people. A code that nobody has put into words yet is shown as it is.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, Phrase> Actions = new()
    {
        ["sign_in.done"] = new("ログインした", "signed in"),
        ["sign_in.step"] = new("ログインの途中", "part of signing in"),
        ["sign_in.refused"] = new("ログインを断られた", "was refused at the sign-in"),
        ["sign_in.parallel"] = new("1つのIDが2台で使われた", "one ID on two devices"),
        ["sign_out"] = new("ログアウトした", "signed out"),
        ["session.end"] = new("ほかのログインを終えた", "ended a sign-in"),
        ["access.refused"] = new("権限のないページを開こうとした", "tried to open what is not theirs"),
        ["account.invite"] = new("アカウントに招いた", "invited"),
        ["account.open"] = new("アカウントを開いた", "opened the account"),
        ["account.close"] = new("アカウントを閉じた", "closed the account"),
        ["account.measure"] = new("アカウントを止めた・戻した", "suspended or gave back an account"),
        ["account.recover"] = new("本人を確かめ、入り直しのリンクを送った", "checked identity and sent a new link"),
        ["account.unlock"] = new("ロックを解いた", "released a lock"),
        ["account.share"] = new("共用IDを届け出た", "declared a shared account"),
        ["account.unshare"] = new("共用をやめた", "ended a shared account"),
        ["account.networks"] = new("ログインできる回線を決めた", "decided on networks for signing in"),
        ["password.change"] = new("パスワードを替えた", "changed the password"),
        ["password.ask_reset"] = new("パスワードの決め直しを頼んだ", "asked for a new password"),
        ["password.reset"] = new("パスワードを決め直した", "chose a new password"),
        ["factor.set"] = new("2つ目の確認を用意した", "set up a second proof"),
        ["factor.remove"] = new("2つ目の確認を消した", "removed a second proof"),
        ["factor.review"] = new("2つ目の確認を見直した", "reviewed the second proofs"),
        ["device.pending"] = new("はじめての端末でログインした", "signed in on a new device"),
        ["device.register"] = new("端末を登録した", "registered a device"),
        ["device.join"] = new("端末を登録のコードでつないだ", "joined a device by its code"),
        ["device.check"] = new("端末を点検した", "checked a device"),
        ["device.return"] = new("端末の返却を記録した", "recorded the return of a device"),
        ["device.refuse"] = new("端末を断った", "refused a device"),
        ["device.end_sessions"] = new("端末のログインをすべて終えた", "ended all sign-ins on a device"),
        ["incident.report"] = new("紛失・事故を報告した", "reported an incident"),
        ["incident.add_line"] = new("事故の記録に書き足した", "added to an incident"),
        ["incident.finish_step"] = new("事故の手順を終えた", "finished a step of an incident"),
        ["incident.leak"] = new("漏えいの疑いとして扱った", "treated an incident as a leak"),
        ["incident.close"] = new("事故を完了した", "closed an incident"),
        ["incident.set_card"] = new("緊急カードを決めた", "set the emergency card"),
        ["take_out.announce"] = new("持ち出しを届け出た", "announced a take-out"),
        ["take_out.approve"] = new("持ち出しを承認した", "approved a take-out"),
        ["take_out.refuse"] = new("持ち出しを断った", "refused a take-out"),
        ["take_out.return"] = new("持ち出しの返却を記録した", "recorded the return of a take-out"),
        ["jobs.act"] = new("定期処理を操作した", "acted on scheduled jobs"),
        ["messages.discard"] = new("届かなかったメッセージを破棄した", "discarded what had been given up"),
        ["messages.set_aside"] = new("処理待ちのメッセージを取り分けた", "set aside a waiting message"),
        ["keys.change"] = new("システムの鍵の秘密を交換した", "changed the installation's key secret"),
        ["messages.send_again"] = new("届かなかったメッセージを送り直した", "sent again what had been given up"),
        ["audit.export"] = new("この記録を書き出した", "exported the trail"),
        ["roster.export"] = new("名簿を書き出した", "exported the roster"),
        ["audit.read"] = new("この記録を見た", "read the trail"),
        ["registration.offer_make"] = new("職員を招待した", "invited somebody to the staff"),
        ["registration.offer_accept"] = new("招待を承諾した", "accepted an invitation"),
        ["registration.offer_decline"] = new("招待を辞退した", "declined an invitation"),
        ["registration.role_change"] = new("役割を変えた", "changed a role"),
        ["registration.office_grant"] = new("役職を任せた", "granted an office"),
        ["registration.offer_withdraw"] = new("招待を取り下げた", "withdrew an invitation"),
        ["registration.office_appoint"] = new("役職に選任した（確認待ち）", "appointed somebody to an office"),
        ["registration.office_stop"] = new("役職の選任を取りやめた", "stopped an appointment"),
        ["registration.office_end"] = new("役職を終えた", "ended an office"),
        ["registration.roster_export"] = new("名簿を書き出した", "exported the roster"),
        ["registration.pledge_sign"] = new("誓約した", "signed a pledge"),
        ["registration.text_accept"] = new("方針や決まりを確認した", "accepted a text"),
        ["registration.training_attendance"] = new("研修の出席を記録した", "recorded attendance at a training"),
        ["registration.leaving_carry_out"] = new("離れる手続きをした", "carried out a leaving"),
        ["registration.measure_decide"] = new("処分を決めた", "decided on a measure"),
        ["registration.profession_check"] = new("職種を資格証で確かめた", "checked a profession by its licence"),
        ["registration.name_correct"] = new("氏名を直した", "corrected a name"),
    };

    public static Phrase Of(string action) => Actions.GetValueOrDefault(action) ?? new(action, action);

    public static Phrase OfActor(string kind) => kind switch
    {
        "visitor" => new("ログイン前の人", "a visitor"),
        "job" => new("自動の処理", "a scheduled job"),
        _ => new(kind, kind),
    };

    public static Phrase OfSubject(string kind) => kind switch
    {
        "session" => new("ログイン", "a sign-in"),
        "device" => new("端末", "a device"),
        "incident" => new("紛失・事故", "an incident"),
        "take_out" => new("持ち出し", "a take-out"),
        "facility" => new("事業所", "a facility"),
        "offer" => new("招待", "an invitation"),
        _ => new("記録", "a record"),
    };
}
