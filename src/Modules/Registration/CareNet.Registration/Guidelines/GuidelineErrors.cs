using CareNet.Platform;

namespace CareNet.Registration.Guidelines;

internal static class GuidelineErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.guideline_not_found",
        "この地域の指針は見つかりません。",
        "The guidelines of this region cannot be found."
    );

    public static readonly Error Missing = Error.Invalid(
        "registration.guideline_missing",
        "この地域が従う指針の中から選んでください。",
        "Choose one of the guidelines that the region follows."
    );

    public static readonly Error EditionMissing = Error.Invalid(
        "registration.guideline_edition_missing",
        "版を英数字・ピリオド・ハイフンで30字までで入力してください。",
        "Enter the edition in letters, digits, dots and hyphens, at most 30."
    );
}
