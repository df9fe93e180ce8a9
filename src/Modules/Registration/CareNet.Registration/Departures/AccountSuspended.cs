using CareNet.Registration.Data;
using CareNet.Security.Contracts;

namespace CareNet.Registration.Departures;

public static class AccountSuspendedHandler
{
    public static Task<IEnumerable<object>> Handle(
        AccountSuspended message,
        RegistrationContext context,
        DepartureStanding standing,
        CancellationToken ct
    ) => AuthorityEnded.Of(message.Person, context, standing, ct);
}
