using CareNet.Platform;

namespace CareNet.Registration.Declarations;

internal static class UsageDeclarationErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.declaration_not_found",
        "この地域に、一人ひとりの利用申告書はありません。",
        "This region asks nobody for a declaration of use."
    );
}
