using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts.Incidents;
using CareNet.Security.EmergencyCards;
using CareNet.Security.SignIn;
using CareNet.Security.Written;
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
        IncidentStore desk,
        IncidentOpening opening,
        EmergencyCodes codes,
        IdempotencyKeys keys,
        CancellationToken ct
    )
    {
        var key = RequestKey.OfGuest(message.Key, message.Key);
        if ((key.Error ?? Wrong(message)) is { } wrong)
        {
            return (wrong, []);
        }

        var print = Fingerprint.Of(message with { From = AuditOrigin.Inside });
        var claim = await keys.Claim(desk.Context, key.Value, print, ct);
        if (claim.IsAnswered(out var earlier))
        {
            return (earlier, []);
        }

        if (await IsTooOften(message, desk, ct))
        {
            return (IncidentErrors.TooManyReports, []);
        }

        var told = await Believe(message, desk, opening, codes, ct);
        await keys.Record(desk.Context, key.Value, print, true, ct);
        return (Result.Ok, told);
    }

    private static async Task<IEnumerable<object>> Believe(
        ReportByCode message,
        IncidentStore desk,
        IncidentOpening opening,
        EmergencyCodes codes,
        CancellationToken ct
    )
    {
        var card = EmergencyCodes.Read(message.FacilityCode) is { } code ? await codes.FindAsync(desk.Context, code, ct) : null;
        if (card is null || await IsTooMuch(card, desk, ct))
        {
            await AuditWriter.Record(
                desk.Context,
                new()
                {
                    At = desk.Now,
                    Actor = AuditActor.Visitor,
                    Action = "incident.report",
                    Origin = message.From,
                    Outcome = AuditOutcome.Refused,
                    Code = "security.unknown_code",
                },
                ct
            );
            return [];
        }

        var incident = new Incident
        {
            Id = desk.NewId(),
            Region = card.Region,
            Facility = card.Facility,
            Kind = message.Kind,
            Person = await PersonAt(card.Facility, message, desk, ct),
            What = Words.Kept(message.What),
            ReportedAt = desk.Now,
        };
        return await opening.Open(incident, message.From, ct);
    }

    /// <summary>Counted like failed sign-ins, by the address that they come from. The last one that counts is still believed.</summary>
    private static async Task<bool> IsTooOften(ReportByCode message, IncidentStore desk, CancellationToken ct)
    {
        if (message.From.Address is not { } address)
        {
            return false;
        }

        var tries = await FailedSignIn.HoldReportsAsync(desk.Context, address, desk.Now, ct);
        if (tries.LockedUntil > desk.Now)
        {
            return true;
        }

        tries.Add(TriesAnHour, TimeSpan.FromHours(1), desk.Now);
        return false;
    }

    private static async Task<PersonId?> PersonAt(FacilityId facility, ReportByCode message, IncidentStore desk, CancellationToken ct)
    {
        var key = Account.KeyOf(message.MailAddress ?? "");
        var account = await desk
            .Context.Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.MailKey == key && a.State != AccountState.Closed, ct);
        return account is not null && await desk.Duties.AreAllAt(facility, [account.Person], ct) ? account.Person : null;
    }

    private static async Task<bool> IsTooMuch(EmergencyDesk card, IncidentStore desk, CancellationToken ct)
    {
        var since = desk.Now.AddDays(-1);
        var recent = await desk
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
