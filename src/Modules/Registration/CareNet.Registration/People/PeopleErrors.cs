using CareNet.Platform;

namespace CareNet.Registration.People;

internal static class PeopleErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.people_not_found",
        "このページは見つかりません。",
        "This page cannot be found."
    );
}
