using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

/// <summary>
/// Offers a place to the owner of an address. Whether the address is known makes no difference to whoever offers: not in the answer, not
/// on the list, not in the trail.
/// </summary>
public sealed class Offering(RegistrationContext context, TimeProvider clock)
{
    internal async Task<IReadOnlyList<object>> Make(Offer offer, Facility facility, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var earlier = await context
            .Set<Offer>()
            .SingleOrDefaultAsync(o => o.Facility == offer.Facility && o.Mail == offer.Mail && o.State == OfferState.Waiting, ct);
        if (earlier is not null)
        {
            earlier.Replace(now);
            // The index on waiting offers lets the new one in only after the earlier one has gone.
            await context.SaveChangesAsync(ct);
        }

        context.Add(offer);
        return
        [
            new OpenAccount(offer.Person, facility.Region, facility.Id, offer.Mail, offer.OfferedBy),
            new NoticeDue(offer.Person, PeopleNotices.OfferWaits.Kind, offer.Id, now),
        ];
    }

    /// <summary>The owner of the address; a person of the name that was written, who belongs nowhere yet, where nobody owns it.</summary>
    internal async Task<Person> OwnerOf(string mail, Func<Person> named, CancellationToken ct)
    {
        if (await context.People.SingleOrDefaultAsync(p => p.Mail == mail, ct) is { } owner)
        {
            return owner;
        }

        var person = named();
        context.Add(person);
        return person;
    }
}
