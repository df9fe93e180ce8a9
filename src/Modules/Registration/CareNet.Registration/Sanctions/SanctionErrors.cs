using CareNet.Platform;

namespace CareNet.Registration.Sanctions;

internal static class SanctionErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.sanction_not_found",
        "この対応は見つかりません。",
        "This sanction cannot be found."
    );

    public static readonly Error NotProvided = Error.Conflict(
        "registration.sanction_not_provided",
        "この地域のポリシーでは、この立場でこの対応を決めることはできません。",
        "The region's policy does not provide for this sanction by somebody in this role."
    );

    public static readonly Error NoWarning = Error.Conflict(
        "registration.sanction_without_warning",
        "登録の削除には、先に出した注意が必要です。その注意を選んでください。",
        "Deleting a registration needs an earlier warning. Choose that warning."
    );

    public static readonly Error AlreadyCarriedOut = Error.Conflict(
        "registration.sanction_already_carried_out",
        "この対応はすでに行われています。",
        "This sanction has been carried out already."
    );

    public static readonly Error NothingToLift = Error.Conflict(
        "registration.sanction_nothing_to_lift",
        "解除できる制限はありません。",
        "There is no restriction to lift."
    );

    public static readonly Error DayIsPast = Error.Invalid(
        "registration.sanction_day_is_past",
        "制限の終わりは明日以降の日付にしてください。",
        "The restriction has to end tomorrow or later."
    );
}
