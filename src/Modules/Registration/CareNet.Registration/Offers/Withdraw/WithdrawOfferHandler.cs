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
        WithdrawOffer message, RegistrationContext context, RegistrationAccess access, TimeProvider clock, CancellationToken ct)
    {
        var offer = await access.FacilityToManage(message.Actor, message.Facility, ct) is null ? null : await context.Set<Offer>()
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

        await AuditWriter.Record(context, new AuditEntry
        {
            At = now, Actor = AuditActor.Person(message.Actor.Value), Action = "registration.offer_withdraw", Origin = message.Origin,
            Subject = new("offer", offer.Id), Facility = offer.Facility.Value,
        }, ct);
        return (Result.Ok, new NoticeDue(offer.Person, PeopleNotices.OfferWithdrawn.Kind, offer.Id, now));
    }
}

public static class GetOfferHandler
{
    public static async Task<Result<OfferRow>> Handle(
        GetOffer message, RegistrationContext context, RegistrationAccess access, TimeProvider clock, CancellationToken ct) =>
        await access.FacilityToManage(message.Actor, message.Facility, ct) is not null
        && await context.Set<Offer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == message.Offer && o.Facility == message.Facility
            && (o.State == OfferState.Waiting || o.State == OfferState.Withdrawn), ct) is { } offer
        && !offer.HasLapsedAt(clock.GetUtcNow())
            ? new OfferRow(offer.Id, offer.Name, offer.Mail, offer.Role, offer.OfferedAt, offer.State, HasLapsed: false)
            : OfferErrors.NotFound;
}
