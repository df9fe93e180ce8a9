using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Departures;

public static class PersonLeftHandler
{
    public static Task<IEnumerable<object>> Handle(
        PersonLeft message,
        RegistrationContext context,
        DepartureStanding standing,
        CancellationToken ct
    ) => AuthorityEnded.Of(message.Person, context, standing, ct);
}
