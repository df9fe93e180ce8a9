using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Declarations;
using CareNet.Registration.Measures;
using CareNet.Registration.People;
using CareNet.Registration.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

public static class AnswerOfferHandler
{
    [Rule("misato/8-5", How = "record"), Rule("nishitokyo/8-5", How = "record")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        AnswerOffer message,
        RegistrationContext context,
        OfferStanding standing,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var offer = await context
            .Set<Offer>()
            .SingleOrDefaultAsync(
                o =>
                    o.Id == message.Offer && o.Person == message.Actor && o.State != OfferState.Replaced && o.State != OfferState.Withdrawn,
                ct
            );
        if (offer is null)
        {
            return (OfferErrors.NotFound, []);
        }

        var now = clock.GetUtcNow();
        var facility = await context.Facilities.SingleAsync(f => f.Id == offer.Facility, ct);
        if (message.Accept && offer.State == OfferState.Waiting)
        {
            var refusal =
                !facility.IsActive ? OfferErrors.FacilityGone
                : await context.IsKeptFrom(message.Actor, offer.Region, now, ct) ? OfferErrors.Restricted
                : !offer.HasLapsedAt(now) && !await standing.Holds(offer, ct) ? OfferErrors.SenderGone
                : null;
            if (refusal is not null)
            {
                return (refusal, []);
            }
        }

        var answered = offer.Answer(message.Accept, now);
        if (!answered.IsOk)
        {
            return (answered, []);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = message.Accept ? "registration.offer_accept" : "registration.offer_decline",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("offer", offer.Id),
                Facility = offer.Facility.Value,
            },
            ct
        );
        return (Result.Ok, message.Accept ? await Enter() : []);

        async Task<IEnumerable<object>> Enter()
        {
            if (
                await context.Memberships.AnyAsync(
                    m => m.Person == offer.Person && m.Facility == offer.Facility && (m.Until == null || m.Until > now),
                    ct
                )
            )
            {
                return [];
            }

            var person = await context.People.SingleAsync(p => p.Id == offer.Person, ct);
            if (
                !await context.Memberships.AnyAsync(m => m.Person == person.Id, ct)
                && !await context.OfficeHolders.AnyAsync(o => o.Person == person.Id, ct)
            )
            {
                person.BeginIn(offer.Region, offer.Name, offer.Kana, offer.Profession, offer.OtherProfession);
            }

            person.StandingChanged();
            context.Add(offer.Becomes(now));
            facility.Head = offer.IsHead ? person.Id : facility.Head;
            var policy = policies.Of(offer.Region);
            if (offer.EarlierPledgeOn is { } day && policy?.Settings.Pledges.StaffWaivedIfExisting.Is(true) is true)
            {
                context.Add(
                    new StaffPledge
                    {
                        Id = Guid.CreateVersion7(now),
                        Person = person.Id,
                        Facility = offer.Facility,
                        Region = offer.Region,
                        Kind = PledgeKind.ExchangedEarlier,
                        TextVersion = "",
                        SignedName = "",
                        ExchangedOn = day,
                        At = now,
                        RecordedBy = offer.OfferedBy,
                    }
                );
            }

            if (offer.Desk is { } desk)
            {
                await DeclarationBook.AcceptedWith(context, policy, [person.Id], "", desk, now, ct);
            }

            // What the new place asks first, a pledge for instance, is asked with the next request.
            return
            [
                new PersonAdmitted(person.Id, offer.Region, offer.Facility, offer.Role, person.CheckedProfession, now),
                new DutyAsked(person.Id, offer.Region, now),
            ];
        }
    }
}
