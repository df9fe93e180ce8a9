using CareNet.Platform;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.People;

internal static class OfficesHeld
{
    /// <summary>True if the person holds an office, and so keeps the account, also without any facility.</summary>
    public static Task<bool> HoldsOfficeAt(this RegistrationContext context, PersonId person, DateTimeOffset now, CancellationToken ct) =>
        context.OfficeHolders.AnyAsync(office => office.Person == person && (office.Until == null || office.Until > now), ct);
}
