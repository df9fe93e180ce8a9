using CareNet.Platform;

namespace CareNet.Registration.Measures;

internal static class MeasureErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.measure_not_found",
        "この措置は見つかりません。",
        "This measure cannot be found."
    );

    public static readonly Error NotProvided = Error.Conflict(
        "registration.measure_not_provided",
        "この地域の方針では、この立場でこの措置を決めることはできません。",
        "The region's policy does not provide for this measure by somebody in this role."
    );

    public static readonly Error NoWarning = Error.Conflict(
        "registration.measure_without_warning",
        "登録の削除には、先に出した注意が必要です。その注意を選んでください。",
        "Deleting a registration needs an earlier warning. Choose that warning."
    );

    public static readonly Error AlreadyCarriedOut = Error.Conflict(
        "registration.measure_already_carried_out",
        "この措置はすでに行われています。",
        "This measure has been carried out already."
    );

    public static readonly Error NothingToLift = Error.Conflict(
        "registration.measure_nothing_to_lift",
        "解除できる制限はありません。",
        "There is no restriction to lift."
    );

    public static readonly Error DayIsPast = Error.Invalid(
        "registration.measure_day_is_past",
        "制限の終わりは明日以降の日付にしてください。",
        "The restriction has to end tomorrow or later."
    );
}
