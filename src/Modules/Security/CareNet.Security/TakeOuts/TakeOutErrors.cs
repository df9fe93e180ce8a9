using CareNet.Platform;

namespace CareNet.Security.TakeOuts;

public static class TakeOutErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "security.take_out_not_found",
        "この持ち出しは見つかりません。",
        "This take-out cannot be found."
    );

    public static readonly Error Forbidden = Error.Invalid(
        "security.take_out_forbidden",
        "この地域では持ち出しが認められていません。",
        "Taking out is not allowed in this region."
    );

    public static readonly Error AlreadyDecided = Error.Conflict(
        "security.take_out_already_decided",
        "この持ち出しはもう決まっています。",
        "This take-out was already decided on."
    );

    public static readonly Error OwnRequest = Error.Conflict(
        "security.take_out_own_request",
        "自分の持ち出しは、ほかの人に承認してもらってください。",
        "Please have somebody else approve your own take-out."
    );

    public static readonly Error NotOutside = Error.Conflict(
        "security.take_out_not_outside",
        "この持ち出しはすでに終わっています。",
        "This take-out is already over."
    );

    public static readonly Error WrongDays = Error.Invalid(
        "security.take_out_wrong_days",
        "日付の前後が合いません。ご確認ください。",
        "The dates do not fit together. Please check them."
    );
}
