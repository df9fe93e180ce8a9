using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

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
