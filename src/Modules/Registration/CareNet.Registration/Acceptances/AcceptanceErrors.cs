using CareNet.Platform;

namespace CareNet.Registration.Acceptances;

internal static class AcceptanceErrors
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
}
