using CareNet.Platform;

namespace CareNet.Registration.Responsibilities;

internal static class ResponsibilityErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.responsibilities_not_found",
        "この責務は見つかりません。",
        "These matters cannot be found."
    );
}
