using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

/// <summary>
/// Whether an offer stands still. One that a facility's administrator made or asked the desk for stands as long as that person administers
/// the facility; one of an approved application as long as the facility takes part, because the approval is the secretariat's and not one
/// officer's.
/// </summary>
public sealed class OfferStanding(RegistrationContext context, RegistrationAccess access)
{
    internal async Task<bool> Holds(Offer offer, CancellationToken ct) =>
        await access.Administers(offer.OfferedBy, offer.Facility, ct) || await IsOfApplication(offer, ct);

    // Of an application the officer stands in both places. So does an officer who carries out the own request as an administrator.
    private async Task<bool> IsOfApplication(Offer offer, CancellationToken ct) =>
        offer.OfferedBy == offer.Desk
        && !await context
            .Set<IdRequest>()
            .AnyAsync(
                r =>
                    r.Facility == offer.Facility
                    && r.Mail == offer.Mail
                    && r.AskedBy == offer.OfferedBy
                    && r.Decision == IdDecision.CarriedOut,
                ct
            );
}
