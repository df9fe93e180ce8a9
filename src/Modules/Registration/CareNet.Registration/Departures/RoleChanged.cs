using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Departures;

public static class RoleChangedHandler
{
    public static Task<IEnumerable<object>> Handle(
        RoleChanged message,
        RegistrationContext context,
        DepartureStanding standing,
        CancellationToken ct
    ) => AuthorityEnded.Of(message.Person, context, standing, ct);
}
