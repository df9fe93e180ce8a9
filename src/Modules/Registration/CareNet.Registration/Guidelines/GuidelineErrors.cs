using CareNet.Platform;

namespace CareNet.Registration.Guidelines;

internal static class GuidelineErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.guideline_not_found", "この地域が従う指針の中に見つかりません。", "This is not among the guidelines that the region follows.");

    public static readonly Error EditionMissing = Error.Invalid(
        "registration.guideline_edition_missing", "版を英数字・ピリオド・ハイフンで30字までで入力してください。", "Enter the edition in letters, digits, dots and hyphens, at most 30.");

    public static readonly Error SignatureMissing = Error.Invalid(
        "registration.signature_missing", "事業所の長の名前を登録どおりに入力してください。", "Type the name of the facility's head as it is registered.");
}
