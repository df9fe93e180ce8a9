using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

public static class GetMyOffersHandler
{
    private const int Most = 50;

    public static async Task<MyOffers> Handle(
        GetMyOffers message,
        RegistrationContext context,
        OfferStanding standing,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var since = clock.GetUtcNow() - Offer.Lasts;
        var rows = await (
            from offer in context.Set<Offer>().AsNoTracking()
            join facility in context.Facilities on offer.Facility equals facility.Id
            join sender in context.People on offer.OfferedBy equals sender.Id
            where
                offer.Person == message.Actor
                && offer.State == OfferState.Waiting
                && offer.OfferedAt > since
                && facility.State == FacilityState.Active
            orderby offer.OfferedAt
            select new
            {
                Offer = offer,
                Facility = facility.Name,
                By = sender.Name,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        List<MyOffer> offers = [];
        foreach (var row in rows)
        {
            offers.Add(
                new(
                    row.Offer.Id,
                    row.Offer.Region,
                    policies.Of(row.Offer.Region)?.Association ?? new(row.Offer.Region.Value, row.Offer.Region.Value),
                    row.Facility,
                    row.Offer.Role,
                    row.By,
                    row.Offer.Reason,
                    row.Offer.OfferedAt,
                    row.Offer.OfferedAt + Offer.Lasts,
                    await standing.Holds(row.Offer, ct)
                )
            );
        }

        return new(offers);
    }
}
