using CareNet.Platform;

namespace CareNet.Security.SharedAccounts;

public static class SharedAccountErrors
{
    public static readonly Error NotFound = Error.NotFound("security.shared_account_not_found", "この共用IDは見つかりません。", "This shared account cannot be found.");

    public static readonly Error Forbidden = Error.Invalid(
        "security.shared_account_forbidden", "この地域ではIDの共用が認められていません。一人に一つのIDをお使いください。", "Shared accounts are not allowed in this region. Each person uses an account of their own.");

    public static readonly Error TooFew = Error.Invalid("security.shared_account_too_few", "使う人を2人以上、すべて選んでください。", "Please name everybody who uses it: two people at least.");

    public static readonly Error NobodyAnswers = Error.Invalid(
        "security.shared_account_nobody_answers", "事業所の責任で使うことへの同意が必要です。", "The facility has to declare that it answers for this.");

    public static readonly Error AlreadyShared = Error.Conflict("security.shared_account_already", "このIDはすでに共用として届けられています。", "This account is already declared as shared.");

    public static readonly Error AlreadyEnded = Error.Conflict("security.shared_account_already_ended", "この共用はすでに終わっています。", "This sharing has already ended.");
}
