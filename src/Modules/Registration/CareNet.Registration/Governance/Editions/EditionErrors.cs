using CareNet.Platform;

namespace CareNet.Registration.Governance;

internal static class EditionErrors
{
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

    public static readonly Error OwnDraft = Error.Conflict(
        "registration.release_needs_another",
        "登録した人とは別の人が公開してください。",
        "Somebody other than who filed it has to release it."
    );

    /// <summary>A setting outside what CareNet allows any region.</summary>
    public static Error OutOfBounds(Phrase bound) => Error.Invalid("registration.edition_out_of_bounds", bound.Ja, bound.En);
}
