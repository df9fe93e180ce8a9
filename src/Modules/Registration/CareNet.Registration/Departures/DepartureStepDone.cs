using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class DepartureStepDoneHandler
{
    /// <summary>The receipt gathers what the other modules say; what arrives before the day is not lost.</summary>
    public static async Task Handle(DepartureStepDone message, RegistrationContext context, CancellationToken ct) =>
        (
            await context
                .Set<Departure>()
                .Where(d =>
                    d.Person == message.Person
                    && d.Facility == message.Facility
                    && d.State != DepartureState.Cancelled
                    && d.SignedAt == null
                )
                .OrderByDescending(d => d.PlannedAt)
                .FirstOrDefaultAsync(ct)
        )?.Heard(message.Step, message.Outstanding);
}
