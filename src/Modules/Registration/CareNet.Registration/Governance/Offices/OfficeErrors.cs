using CareNet.Platform;

namespace CareNet.Registration.Governance;

internal static class OfficeErrors
{
    public static readonly Error LastOfficer = Error.Conflict(
        "registration.office_last",
        "事務局の最後の一人です。先に別の人を選んでください。",
        "This is the last person of the secretariat. Appoint another one first."
    );

    public static readonly Error NotOneself = Error.Conflict(
        "registration.office_not_oneself",
        "自分を役職に選任することはできません。",
        "Nobody appoints themselves to an office."
    );

    public static readonly Error AppointmentNeedsAnother = Error.Conflict(
        "registration.appointment_needs_another",
        "選任した人と本人以外の役職者が確認してください。",
        "An officer who is neither the appointed nor the appointing person has to confirm it."
    );

    public static readonly Error AppointmentOver = Error.Conflict(
        "registration.appointment_over",
        "この選任はすでに確認されたか、取りやめになったか、期限を過ぎています。",
        "This appointment has been confirmed, stopped or has lapsed."
    );

    public static readonly Error AppointerGone = Error.Conflict(
        "registration.appointer_gone",
        "選任した人が事務局を離れました。事務局の別の人が選任し直してください。",
        "Whoever appointed has left the secretariat. Somebody else of the secretariat has to appoint again."
    );

    public static readonly Error KeptFromOffice = Error.Conflict(
        "registration.office_kept_from",
        "この人には、この地域での利用を制限するか登録を削除する対応が決まっています。それが解除されるまで、役職に就けません。",
        "A sanction of this region restricts this person or has deleted the registration. They cannot take an office until it is lifted."
    );

    public static readonly Error LeftTheRegion = Error.Conflict(
        "registration.office_left_region",
        "この人は、いまこの地域に登録されていません。事業所に登録されてから選任してください。",
        "This person is not registered in the region now. Appoint them once a facility has taken them in."
    );

    public static readonly Error NothingToConfirm = Error.NotFound(
        "registration.appointment_not_found",
        "確認を待つ選任はありません。",
        "No appointment waits for this address."
    );
}
