using CareNet.Platform;

namespace CareNet.Registration.Pledges;

internal static class PledgeErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.pledge_not_found",
        "この誓約書は見つかりません。",
        "This pledge cannot be found."
    );

    public static readonly Error OtherName = Error.Invalid(
        "registration.pledge_other_name",
        "登録された氏名と違います。登録と同じ氏名を入力してください。",
        "This is not the registered name. Type your name as it is registered."
    );

    public static readonly Error OldText = Error.Conflict(
        "registration.pledge_old_text",
        "誓約の文面が新しくなりました。もう一度読んで署名してください。",
        "The words of the pledge have changed. Read them again and sign."
    );

    public static readonly Error EarlierDoesNotCount = Error.Conflict(
        "registration.pledge_earlier_does_not_count",
        "この地域では、以前の誓約をもって代えることはできません。本人が署名してください。",
        "In this region an earlier pledge does not count. The person has to sign."
    );

    public static readonly Error InTheFuture = Error.Invalid(
        "registration.pledge_in_the_future",
        "誓約を交わした日は今日までの日付にしてください。",
        "The day of the earlier pledge cannot lie in the future."
    );
}
