using CareNet.Platform;

namespace CareNet.Web.Pages.Errors;

/// <summary>The texts of the error pages. Each says what happened, what is safe and what to do, and nothing from inside.</summary>
public sealed record ErrorPageTexts(Phrase Happened, Phrase Safe, Phrase Next)
{
    public static ErrorPageTexts For(int status) =>
        status switch
        {
            413 => TooLarge,
            400 or 405 or 415 => Unreadable,
            429 => TooOften,
            502 or 503 or 504 => Away,
            >= 500 => Broken,
            _ => Absent,
        };

    /// <summary>Not there and not yours read the same: the page must not tell which it was.</summary>
    private static readonly ErrorPageTexts Absent = new(
        new("このページは表示できません", "This page cannot be shown"),
        new("あなたの記録や下書きはそのままです。", "Your records and drafts are unchanged."),
        new(
            "アドレスが変わったか、見られる人の範囲に入っていないのかもしれません。ホームから開き直してください。必要なページのはずなら、事業所の管理者にご相談ください。",
            "The address may have changed, or the page may not be open to you. Start again from home. "
                + "If you need it for your work, ask your facility's administrator."
        )
    );

    private static readonly ErrorPageTexts Unreadable = new(
        new("送信を受けつけられませんでした", "What was sent could not be accepted"),
        new(
            "この送信では何も保存していません。前に保存したものはそのままです。",
            "Nothing from this attempt was saved. What was saved before is unchanged."
        ),
        new(
            "ページを長く開いていたときや、同じことが先に済んでいたときに起こります。前のページを開き直して確かめ、必要ならもう一度送信してください。",
            "This happens when a page has been open for long, or when the same was done before. Open the page again, look, "
                + "and send again if needed."
        )
    );

    private static readonly ErrorPageTexts TooLarge = new(
        new("送信されたものが大きすぎます", "What was sent is too large"),
        new(
            "この送信では何も保存していません。前に保存したものはそのままです。",
            "Nothing from this attempt was saved. What was saved before is unchanged."
        ),
        new(
            "ファイルを小さくするか、文を短くして、もう一度送信してください。",
            "Choose a smaller file or shorten the text, and send again."
        )
    );

    private static readonly ErrorPageTexts TooOften = new(
        new("短い時間に操作が集中しました", "Too many attempts in a short time"),
        new(
            "保存済みの内容はそのままです。いまの操作は行っていません。",
            "What was saved is unchanged. The last step was not carried out."
        ),
        new(
            "数分待ってから、もう一度お試しください。急ぎの連絡は電話でお願いします。",
            "Wait some minutes and try again. If it is urgent, phone."
        )
    );

    private static readonly ErrorPageTexts Broken = new(
        new("こちらの不具合で処理を終えられませんでした", "Something went wrong on our side"),
        new("前に保存したものはそのままです。", "What was saved before is unchanged."),
        new(
            "いまの操作が記録されたかを画面で確かめてから、もう一度お試しください。続くときは事務局にお知らせください。急ぎの連絡は電話でお願いします。",
            "Check whether your last step was recorded, then try again. If it keeps happening, tell the secretariat. "
                + "If it is urgent, phone."
        )
    );

    private static readonly ErrorPageTexts Away = new(
        new("いま一時的に使えません", "Not available for the moment"),
        new("保存済みの内容はそのままです。", "What was saved is unchanged."),
        new("数分待ってから開き直してください。急ぎの連絡は電話でお願いします。", "Wait a few minutes and reload. If it is urgent, phone.")
    );
}
