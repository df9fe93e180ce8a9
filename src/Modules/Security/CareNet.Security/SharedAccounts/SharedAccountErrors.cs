using CareNet.Platform;

namespace CareNet.Security.SharedAccounts;

public static class SharedAccountErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "security.shared_account_not_found",
        "この共用IDは見つかりません。",
        "This shared account cannot be found."
    );

    public static readonly Error AlreadyShared = Error.Conflict(
        "security.shared_account_already",
        "このIDはすでに共用として届けられています。",
        "This account is already declared as shared."
    );

    public static readonly Error AlreadyEnded = Error.Conflict(
        "security.shared_account_already_ended",
        "この共用はすでに終わっています。",
        "This sharing has already ended."
    );
}
