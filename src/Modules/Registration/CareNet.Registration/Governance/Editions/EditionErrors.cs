using CareNet.Platform;

namespace CareNet.Registration.Governance;

internal static class EditionErrors
{
    public static readonly Error TextNotFound = Error.NotFound(
        "registration.text_not_found",
        "この文書は見つかりません。",
        "This text cannot be found."
    );

    public static readonly Error OldText = Error.Conflict(
        "registration.text_is_old",
        "この文書には新しい版があります。読み直して確認してください。",
        "There is a newer version of this text. Read it again and accept it."
    );

    public static readonly Error NotYours = Error.NotFound(
        "registration.edition_not_found",
        "この版は見つかりません。",
        "This edition cannot be found."
    );

    public static readonly Error WrongText = Error.Invalid(
        "registration.edition_wrong",
        "ポリシーのファイルに誤りがあります。直してから登録してください。",
        "The policy file has mistakes. Correct them and file it again."
    );

    public static readonly Error OtherRegion = Error.Invalid(
        "registration.edition_other_region",
        "ほかの地域のファイルです。",
        "This file belongs to another region."
    );

    public static readonly Error NothingNew = Error.Conflict(
        "registration.edition_nothing_new",
        "新しい版がありません。版の名前を変えて登録してください。",
        "There is no new edition in it. Give the edition a new id."
    );

    public static readonly Error NoneInForce = Error.Conflict(
        "registration.edition_none_in_force",
        "きょう効力を持つ版がありません。効力の日を確かめてください。",
        "No edition in it is in force today. Check the days from which they hold."
    );

    public static readonly Error AlreadyReleased = Error.Conflict(
        "registration.edition_already_released",
        "すでに公開されています。",
        "It has been released already."
    );

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "registration.edition_changed_meanwhile",
        "この画面を開いた後に、地域のポリシーが変わりました。変わるところをもう一度確かめてください。",
        "The policy has changed since this sheet was opened. Look at what changes again."
    );

    public static readonly Error TooManyChanges = Error.Conflict(
        "registration.edition_too_many_changes",
        "一度に変わるところが多すぎて、確かめられません。何回かに分けて登録してください。",
        "It changes more at once than anybody can check. File it in several steps."
    );

    public static readonly Error Unreadable = Error.Conflict(
        "registration.edition_unreadable",
        "登録されたファイルは、今のCareNetでは読めません。直して登録し直してください。",
        "This version of CareNet cannot read the filed text. Correct it and file it again."
    );

    public static readonly Error TooManyDrafts = Error.Conflict(
        "registration.edition_too_many_drafts",
        $"この{PolicyEdition.DaysThatDraftsCount}日間に登録され、公開されていない版が{PolicyEdition.MostDrafts}件あります。"
            + "公開するか、日をおいてから登録してください。",
        $"{PolicyEdition.MostDrafts} editions of the last {PolicyEdition.DaysThatDraftsCount} days have not been released. "
            + "Release one, or file this one later."
    );

    public static readonly Error NoSwitch = Error.NotFound(
        "registration.local_rule_not_found",
        "入り切りできる独自ルールではありません。",
        "This is no local rule that can be switched."
    );

    public static readonly Error NoFurtherRules = Error.Conflict(
        "registration.further_rules_not_provided",
        "この地域のポリシーでは、この立場で別の定めを作ることはできません。",
        "The region's policy does not provide for further rules by somebody in this role."
    );

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

    public static readonly Error OwnDraft = Error.Conflict(
        "registration.release_needs_another",
        "登録した人とは別の人が公開してください。",
        "Somebody other than who filed it has to release it."
    );

    /// <summary>A setting outside what CareNet allows any region.</summary>
    public static Error OutOfBounds(Phrase bound) => Error.Invalid("registration.edition_out_of_bounds", bound.Ja, bound.En);
}
