using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.EmergencyCards;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

/// <summary>From a borrowed phone, without signing in. Right or wrong, the answer is the same.</summary>
public static class ReportByCodeHandler
{
    // Somebody who holds the code cannot fill the files of a facility with it.
    private const int MostADay = 20;

    // From one address, whatever the code: what the limit says tells nothing of any code, and holds on all nodes.
    private const int TriesAnHour = 30;

    public static async Task<(Result, IEnumerable<object>)> Handle(
        ReportByCode message,
        IncidentStore store,
        IncidentOpening opening,
        EmergencyCodes codes,
        IdempotencyKeys keys,
        CancellationToken ct
    )
    {
        var key = RequestKey.OfGuest(message.Key, message.Key);
        if (key.Error is { } unreadable)
        {
            return (unreadable, []);
        }

        var print = Fingerprint.Of(message with { Origin = AuditOrigin.Inside });
        var claim = await keys.Claim(store.Context, key.Value, print, ct);
        if (claim.IsAnswered(out var earlier))
        {
            return (earlier, []);
        }

        if (Wrong(message) is { } wrong)
        {
            return (wrong, []);
        }

        if (await IsTooOften(message, store, ct))
        {
            return (IncidentErrors.TooManyReports, []);
        }

        var told = await Believe(message, store, opening, codes, ct);
        await keys.Record(store.Context, key.Value, print, true, ct);
        return (Result.Ok, told);
    }

    private static async Task<IEnumerable<object>> Believe(
        ReportByCode message,
        IncidentStore store,
        IncidentOpening opening,
        EmergencyCodes codes,
        CancellationToken ct
    )
    {
        var card = EmergencyCodes.Read(message.FacilityCode) is { } code ? await codes.FindAsync(store.Context, code, ct) : null;
        var refusal =
            card is null ? "security.unknown_code"
            : await IsTooMuch(card, store, ct) ? "security.report_limit"
            : null;
        if (card is null || refusal is not null)
        {
            await AuditWriter.Record(
                store.Context,
                new()
                {
                    At = store.Now,
                    Actor = AuditActor.Visitor,
                    Action = "incident.report",
                    Origin = message.Origin,
                    Outcome = AuditOutcome.Refused,
                    Code = refusal,
                    Facility = card?.Facility.Value,
                },
                ct
            );
            return [];
        }

        var incident = new Incident
        {
            Id = store.NewId(),
            Region = card.Region,
            Facility = card.Facility,
            Kind = message.Kind,
            Person = await PersonAt(card.Facility, message, store, ct),
            What = Words.Kept(message.What),
            ReportedAt = store.Now,
        };
        return await opening.Open(incident, message.Origin, ct);
    }

    /// <summary>Counted like failed sign-ins, by the address that they come from. The last one that counts is still believed.</summary>
    private static async Task<bool> IsTooOften(ReportByCode message, IncidentStore store, CancellationToken ct)
    {
        if (message.Origin.Address is not { } address)
        {
            return false;
        }

        var tries = await FailedSignIn.HoldReportsAsync(store.Context, address, store.Now, ct);
        if (tries.LockedUntil > store.Now)
        {
            return true;
        }

        tries.Add(TriesAnHour, TimeSpan.FromHours(1), store.Now);
        return false;
    }

    private static async Task<PersonId?> PersonAt(FacilityId facility, ReportByCode message, IncidentStore store, CancellationToken ct)
    {
        var key = Account.KeyOf(message.MailAddress ?? "");
        var account = await store
            .Context.Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.MailKey == key && a.State != AccountState.Closed, ct);
        return account is not null && await store.Standings.AreAllAt(facility, [account.Person], ct) ? account.Person : null;
    }

    private static async Task<bool> IsTooMuch(EmergencyCard card, IncidentStore store, CancellationToken ct)
    {
        var since = store.Now.AddDays(-1);
        var recent = await store
            .Context.Set<Incident>()
            .AsNoTracking()
            .Where(i => i.Facility == card.Facility)
            .OrderByDescending(i => i.Id)
            .Take(MostADay)
            .ToListAsync(ct);
        return recent.Count(i => i.ReportedBy is null && i.ReportedAt > since) >= MostADay;
    }

    private static Error? Wrong(ReportByCode message) =>
        !Enum.IsDefined(message.Kind)
            ? IncidentErrors.UnknownKind
            : Words.Wrong(message.FacilityCode, 20)
                ?? Words.Wrong(message.MailAddress, 254)
                ?? Words.Wrong(message.What, 2000, isNeeded: false, hasLines: true);
}
