using CareNet.Platform.Mail;
using CareNet.Platform.Notices;
using CareNet.Security.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Factors;

/// <summary>
/// Tells the person that a second factor was added or removed, on every device and by mail: if it was somebody else, one of the two
/// reaches the person, and the mail does so without signing in.
/// </summary>
public static class FactorNotices
{
    public static readonly NoticeKind AddedKind = new("security.factor_added");
    public static readonly NoticeKind RemovedKind = new("security.factor_removed");
    public static readonly MailKind AddedMail = new("security.factor_added");
    public static readonly MailKind RemovedMail = new("security.factor_removed");
    private const string Page = "/account";

    internal static IEnumerable<object> Added(Account account, DateTimeOffset now) => Told(account, AddedKind, AddedMail, now);

    internal static IEnumerable<object> Removed(Account account, DateTimeOffset now) => Told(account, RemovedKind, RemovedMail, now);

    public static IServiceCollection AddFactorNotices(this IServiceCollection services) =>
        services
            .AddNoticeKind(
                new(
                    AddedKind,
                    new("ログインの2つ目の確認が追加されました", "A second proof was added to your account"),
                    new(
                        "パスキーか認証アプリが追加されました。心当たりがなければ、すぐに消してパスワードを替えてください。",
                        "A passkey or an authenticator app was added. If it was not you, remove it at once and change your password."
                    ),
                    Page
                )
            )
            .AddNoticeKind(
                new(
                    RemovedKind,
                    new("ログインの2つ目の確認が消されました", "A second proof was removed from your account"),
                    new(
                        "パスキー、認証アプリ、回復コードのどれかが消されました。心当たりがなければ、すぐにパスワードを替えてください。",
                        "A passkey, an authenticator app or the recovery codes were removed. "
                            + "If it was not you, change your password at once."
                    ),
                    Page
                )
            )
            .AddMailKind(
                new(
                    AddedMail,
                    new("2つ目の確認が追加されました", "A second proof was added"),
                    new(
                        "あなたのIDに、パスキーか認証アプリが追加されました。ご自身でなさったのなら、何もしなくて大丈夫です。"
                            + "心当たりがなければ、すぐに下のページで消してパスワードを替え、事務局か事業所の管理者に知らせてください。",
                        "A passkey or an authenticator app was added to your account. If it was you, there is nothing to do. "
                            + "If not, remove it on the page below at once, change your password, "
                            + "and tell the secretariat or your facility's "
                            + "administrator."
                    )
                )
            )
            .AddMailKind(
                new(
                    RemovedMail,
                    new("2つ目の確認が消されました", "A second proof was removed"),
                    new(
                        "あなたのIDから、パスキー、認証アプリ、回復コードのどれかが消されました。ご自身でなさったのなら、何もしなくて大丈夫です。"
                            + "心当たりがなければ、すぐにパスワードを替え、事務局か事業所の管理者に知らせてください。",
                        "A passkey, an authenticator app or the recovery codes were removed from your account. If it was you, there is "
                            + "nothing to do. If not, change your password at once, and tell the secretariat or your facility's "
                            + "administrator."
                    )
                )
            );

    // Each change has its own subject, so that an open notice of an earlier one does not hide it.
    private static IEnumerable<object> Told(Account account, NoticeKind kind, MailKind mail, DateTimeOffset now) =>
        [
            new NoticeDue(account.Person, kind, Guid.CreateVersion7(now), now),
            new SendMail(Guid.CreateVersion7(now), mail, account.MailAddress, account.Region, Page),
        ];
}
