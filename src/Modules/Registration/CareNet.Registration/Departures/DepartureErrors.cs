using CareNet.Platform;

namespace CareNet.Registration.Departures;

internal static class DepartureErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.departure_not_found",
        "この手続きは見つかりません。",
        "This departure cannot be found."
    );

    public static readonly Error TooLate = Error.Conflict(
        "registration.departure_too_late",
        "この手続きはすでに終わっています。",
        "This departure has been carried out or called off already."
    );

    public static readonly Error DayIsPast = Error.Invalid(
        "registration.departure_day_is_past",
        "最後の日は、今日から1年以内の日付にしてください。",
        "The last day has to lie between today and a year from now."
    );

    public static readonly Error AlreadyPlanned = Error.Conflict(
        "registration.departure_already_planned",
        "この人の手続きはすでに予定されています。",
        "A departure of this person is planned already."
    );

    public static readonly Error ChecklistOpen = Error.Invalid(
        "registration.departure_checklist_open",
        "借りた端末と、手元に残る情報について答えてください。",
        "Answer what became of lent devices and of data that is still kept."
    );

    public static readonly Error StillOutstanding = Error.Conflict(
        "registration.departure_still_outstanding",
        "まだ終わっていないことがあります。済んでから署名してください。",
        "Something is still outstanding. Sign when it is done."
    );

    public static readonly Error OtherReason = Error.Invalid(
        "registration.departure_other_reason",
        "この理由は、別の手続きで使います。",
        "This reason belongs to another procedure."
    );

    public static readonly Error StillThere = Error.Conflict(
        "registration.departure_still_there",
        "まだ事業所に登録されています。先に事業所を離れる手続きをしてください。",
        "You are still registered with a facility. Leave it first."
    );

    public static readonly Error StillInOffice = Error.Conflict(
        "registration.departure_still_in_office",
        "医師会の役職に就いています。先に事務局に退任の手続きを依頼してください。",
        "You still hold an office of the association. Ask the secretariat to end it first."
    );
}
