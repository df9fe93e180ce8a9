using CareNet.Platform;

namespace CareNet.Registration.Matters;

internal static class MatterErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.matters_not_found",
        "この受け持ちは見つかりません。",
        "These matters cannot be found."
    );
}
