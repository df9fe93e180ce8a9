using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class AccountClosedHandler
{
    public static async Task Handle(AccountClosed message, RegistrationContext context, CancellationToken ct)
    {
        foreach (
            var departure in await context
                .Set<Departure>()
                .Where(d => d.Person == message.Person && d.State == DepartureState.CarriedOut)
                .ToListAsync(ct)
        )
        {
            departure.AccountClosed(message.At);
        }
    }
}
