using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

public static class WithdrawOfferHandler
{
    public static async Task<(Result, NoticeDue?)> Handle(
        WithdrawOffer message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var offer = await access.FacilityToManage(message.Actor, message.Facility, ct) is null
            ? null
            : await context
                .Set<Offer>()
                .SingleOrDefaultAsync(o => o.Id == message.Offer && o.Facility == message.Facility && o.State != OfferState.Replaced, ct);
        if (offer is null)
        {
            return (OfferErrors.NotFound, null);
        }

        var now = clock.GetUtcNow();
        var withdrawn = offer.Withdraw(now);
        if (!withdrawn.IsOk)
        {
            return (withdrawn, null);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.offer_withdraw",
                Origin = message.Origin,
                Subject = new("offer", offer.Id),
                Facility = offer.Facility.Value,
            },
            ct
        );
        return (Result.Ok, new NoticeDue(offer.Person, PeopleNotices.OfferWithdrawn.Kind, offer.Id, now));
    }
}
