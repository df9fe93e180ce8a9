using CareNet.Platform;

namespace CareNet.Web.Hosting;

/// <summary>One sentence per status, for programs and for the moment when even the error page cannot be shown.</summary>
public static class ErrorTexts
{
    private static readonly Phrase Failed = new(
        "処理できませんでした。しばらくしてからもう一度お試しください。",
        "This could not be done. Please try again in a little while."
    );

    private static readonly Phrase Refused = new("この操作は受け付けられませんでした。", "This request was not accepted.");

    public static Phrase For(int status) =>
        status switch
        {
            401 => new("サインインしてください。", "Please sign in."),
            // Absent and forbidden are the same answer.
            403 or 404 => new("ページが見つかりません。", "Page not found."),
            408 => new("通信に時間がかかりすぎました。もう一度お試しください。", "The request took too long. Please try again."),
            413 => new("送信されたデータが大きすぎます。", "What was sent is too large."),
            429 => new(
                "アクセスが集中しています。しばらくしてからもう一度お試しください。",
                "There are too many requests. Please try again in a little while."
            ),
            503 or 504 => new(
                "ただいま混み合っています。しばらくしてからもう一度お試しください。",
                "The service is busy. Please try again in a little while."
            ),
            >= 500 => Failed,
            _ => Refused,
        };

    /// <summary>A page that depends on nothing.</summary>
    public static string Page(int status)
    {
        var text = For(status);
        return $"""
            <!doctype html>
            <html lang="ja">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{status} CareNet</title></head>
            <body><main><h1>{text.Ja}</h1><p lang="en">{text.En}</p><p><a href="/">CareNet</a></p></main></body>
            </html>
            """;
    }
}
