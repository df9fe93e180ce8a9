using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

public static class GetOfferHandler
{
    public static async Task<Result<OfferRow>> Handle(
        GetOffer message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        await access.FacilityToManage(message.Actor, message.Facility, ct) is not null
        && await context
            .Set<Offer>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                o =>
                    o.Id == message.Offer
                    && o.Facility == message.Facility
                    && (o.State == OfferState.Waiting || o.State == OfferState.Withdrawn),
                ct
            )
            is { } offer
        && !offer.HasLapsedAt(clock.GetUtcNow())
            ? new OfferRow(offer.Id, offer.Name, offer.Mail, offer.Role, offer.OfferedAt, offer.State, HasLapsed: false)
            : OfferErrors.NotFound;
}
