using CareNet.Platform;

namespace CareNet.Registration.Governance;

internal static class GovernanceRecordErrors
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public static readonly Error NoDay = Error.Invalid("registration.day_missing", "日付を入力してください。", "Enter the day.");

    public static readonly Error NoFacilities = Error.Invalid(
        "registration.facilities_missing",
        "参加した事業所を選んでください。",
        "Choose the facilities that took part."
    );

    public static readonly Error InTheFuture = Error.Invalid(
        "registration.day_in_the_future",
        "日付は今日までにしてください。",
        "The day cannot lie in the future."
    );

    /// <summary>Of a day that something happened on.</summary>
    public static Error? OfDay(DateOnly on, DateOnly today) =>
        on < Earliest ? NoDay
        : on > today ? InTheFuture
        : null;
}
