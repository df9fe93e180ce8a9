using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.TakeOuts;

public sealed class TakeOutStore(SecurityContext context, StandingDirectory standings, PoliciesInForce policies, TimeProvider clock)
{
    private const int MaxDays = 366;

    public SecurityContext Context => context;

    public StandingDirectory Standings => standings;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => RegionTime.In("Asia/Tokyo", clock).Today;

    public TakeOutId NewId() => Ids.New<TakeOutId>(clock);

    [
        Rule("misato/12-9", How = "record"),
        Rule("misato/form-2-2-1", How = "record"),
        Rule("misato/form-3-2-1", How = "record"),
        Rule("nishitokyo/12-9", How = "enforce")
    ]
    public Error? Wrong(RegionCode region, AnnounceTakeOut asked)
    {
        var setting = policies.Of(region.Value)?.Settings.TakeOut;
        var fields = setting?.Fields.Or([]) ?? [];
        return setting?.Rule.Is(TakeOutRule.Forbidden) == true
            ? TakeOutErrors.Forbidden
            : Words.Wrong(asked.Content, 500, hasLines: true)
                ?? Words.Wrong(asked.Purpose, 500, isNeeded: fields.Contains(TakeOutField.Purpose), hasLines: true)
                ?? (
                    !Enum.IsDefined(asked.Medium) || asked.Ends < asked.Begins || asked.Ends < Today || asked.Ends > Today.AddDays(MaxDays)
                        ? TakeOutErrors.WrongDays
                        : null
                );
    }

    public bool NeedsApproval(RegionCode region) => policies.Of(region.Value)?.Settings.TakeOut.Rule.Is(TakeOutRule.Approval) ?? false;

    public async Task<(TakeOut? TakeOut, bool IsAdministrator)> ForChange(PersonId actor, TakeOutId id, CancellationToken ct)
    {
        var found = await context
            .Set<TakeOut>()
            .FromSql($"SELECT * FROM security.take_outs WHERE id = {id.Value} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        var administers = found is not null && await standings.Administers(actor, found.Facility, ct);
        return administers || found?.Person == actor ? (found, administers) : (null, false);
    }

    public async Task<IEnumerable<NoticeDue>> Tell(TakeOut takeOut, NoticeKind kind, CancellationToken ct) =>
        [.. (await standings.AdministratorsOf(takeOut.Facility, ct)).Select(person => new NoticeDue(person, kind, takeOut.Id.Value, Now))];

    public Task Note(TakeOut takeOut, string action, PersonId actor, AuditOrigin from, CancellationToken ct) =>
        AuditWriter.Record(
            context,
            new()
            {
                At = Now,
                Actor = AuditActor.Person(actor.Value),
                Action = action,
                Origin = from,
                Subject = new("take_out", takeOut.Id.Value),
                Facility = takeOut.Facility.Value,
            },
            ct
        );
}
