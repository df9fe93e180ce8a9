using CareNet.Platform;

namespace CareNet.Registration.Applications;

internal static class ApplicationErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.application_not_found",
        "申込が見つかりません。リンクの期限が切れた場合は、もう一度メールを受け取ってください。",
        "This application was not found. If the link has expired, ask for a new mail."
    );

    public static readonly Error RegionUnknown = Error.NotFound(
        "registration.region_not_found",
        "この地域の申込は受け付けていません。",
        "No applications are taken for this region."
    );

    public static readonly Error MailInvalid = Error.Invalid(
        "registration.mail_invalid",
        "メールアドレスを正しく入力してください。",
        "Enter a valid e-mail address."
    );

    public static readonly Error LinkUsed = Error.Conflict(
        "registration.link_used",
        "このリンクは使用済みか、期限が切れています。もう一度メールを受け取ってください。",
        "This link was used or has expired. Ask for a new mail."
    );

    public static readonly Error AlreadySent = Error.Conflict(
        "registration.application_already_sent",
        "この申込は送信済みです。内容は変わっていません。",
        "This application has been sent. Nothing was changed."
    );

    public static readonly Error NotWaiting = Error.Conflict(
        "registration.application_not_waiting",
        "この申込は決定待ちではありません。画面を開き直してご確認ください。",
        "This application is not waiting for a decision. Please reload the page."
    );

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "registration.application_changed",
        "申込の内容が、この画面を開いた後に変わりました。もう一度ご確認ください。",
        "The application has changed since this page was opened. Please look at it again."
    );

    public static readonly Error ReasonMissing = Error.Invalid(
        "registration.reason_missing",
        "理由を1000字までで入力してください。",
        "Enter a reason of at most 1000 characters."
    );

    public static readonly Error Incomplete = Error.Conflict(
        "registration.application_incomplete",
        "未入力の項目があります。",
        "Some answers are still missing."
    );

    public static readonly Error GroundMissing = Error.Conflict(
        "registration.ground_missing",
        "利用できる理由が選ばれていないため、決定できません。",
        "No ground for admission is named, so it cannot be decided."
    );

    public static readonly Error NotExplained = Error.Conflict(
        "registration.not_explained",
        "運用ポリシーの説明と配布がまだ記録されていません。",
        "The explanation and hand-over of the policy are not recorded yet."
    );

    public static readonly Error ApplicationMissing = Missing("application", "申込書（申告書）", "application form or declaration");

    public static readonly Error PledgeMissing = Missing("pledge", "事業所の誓約書", "facility's pledge");

    public static readonly Error ConfirmationMissing = Missing(
        "confirmation",
        "法令と指針の確認",
        "confirmation of the laws and guidelines"
    );

    public static readonly Error AcceptanceMissing = Missing("acceptance", "運用ポリシーの承諾", "acceptance of the policy");

    public static readonly Error AdministratorMissing = Error.Conflict(
        "registration.administrator_missing",
        "事業所の管理者が名簿から選ばれていません。",
        "No administrator is named from the list of users."
    );

    public static readonly Error KindRefused = Error.Conflict(
        "registration.kind_not_eligible",
        "この種類の事業所は、この地域では利用できません。",
        "Facilities of this kind cannot take part in this region."
    );

    public static readonly Error OutsideCity = Error.Conflict(
        "registration.outside_city",
        "この理由では、事業所の住所が市内にある必要があります。",
        "For this ground the facility's address must lie in the city."
    );

    public static readonly Error PaperUnknown = Error.Invalid(
        "registration.paper_unknown",
        "この地域で求めている書類の中から選んでください。",
        "Choose one of the papers that the region asks for."
    );

    public static readonly Error PaperUnsigned = Error.Invalid(
        "registration.paper_unsigned",
        "署名した人の名前と、今日までの日付を入力してください。",
        "Enter the signer's name and a date not after today."
    );

    public static readonly Error ExplanationWayMissing = Error.Invalid(
        "registration.explanation_way_missing",
        "説明の方法を選んでください。",
        "Choose how the policy should be explained."
    );

    public static readonly Error TooManyExplanations = Error.Conflict(
        "registration.explanations_too_many",
        "説明の記録がすでに5件あります。次の希望は事務局にご連絡ください。",
        "There are five explanations already. Please ask the secretariat for another."
    );

    public static readonly Error ExplanationNotHeld = Error.Invalid(
        "registration.explanation_not_held",
        "説明の方法と、説明した日（今日まで）を入力してください。",
        "Enter how the policy was explained and on which day, not after today."
    );

    public static readonly Error GroundReasonMissing = Error.Invalid(
        "registration.ground_reason_missing",
        "認める理由を500字までで入力してください。",
        "Enter the reason for this ground in at most 500 characters."
    );

    public static readonly Error OwnPlace = Error.Conflict(
        "registration.application_own_place",
        "ご自分が名簿に載っている申込は、事務局の別の担当者が承認してください。",
        "You are in the list of this application. Somebody else of the secretariat has to approve it."
    );

    public static readonly Error NothingChanged = Error.Conflict(
        "registration.nothing_changed",
        "この事業所は登録済みで、変更がありません。再度の申込は不要です。",
        "This facility is registered and nothing has changed: no new application is needed."
    );

    public static readonly Error DateOutOfRange = Error.Invalid(
        "registration.date_out_of_range",
        "日付は今日から90日以内で選んでください。",
        "Choose a day within 90 days from today."
    );

    public static readonly Error FileSize = Error.Invalid(
        "registration.file_size",
        "ファイルが空か、大きすぎます。256KBまでのCSVを選んでください。",
        "The file is empty or too large. Choose a CSV file of at most 256 KB."
    );

    public static readonly Error FileUnreadable = Error.Invalid(
        "registration.file_unreadable",
        "読み取れないファイルです。1行目に「氏名・職種・メール」のあるCSV（UTF-8かShift_JIS）を選んでください。",
        "This file cannot be read. Choose a CSV file in UTF-8 or Shift_JIS whose first row names name, profession and mail."
    );

    private static Error Missing(string code, string ja, string en) =>
        Error.Conflict($"registration.{code}_missing", $"{ja}がまだありません。", $"The {en} is still missing.");
}
