using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class GetGovernanceHandler
{
    private const int Most = 50;

    [
        Rule("osaki/7-2", How = "show"),
        Rule("osaki/8-2", How = "show"),
        Rule("osaki/7-2-4", How = "record"),
        Rule("osaki/8-2-5", How = "record")
    ]
    public static async Task<Result<GovernanceView>> Handle(
        Contracts.GetGovernance message,
        RegistrationContext context,
        RegistrationAccess access,
        EditionPacks packs,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var region = message.Region;
        var (isCommittee, isSecretariat) = (
            await access.HoldsOffice(message.Actor, region, RegionRole.Committee, ct),
            await access.IsSecretariat(message.Actor, region, ct)
        );
        if ((!isCommittee && !isSecretariat) || policies.Of(region.Value) is not { } policy)
        {
            return EditionErrors.NotYours;
        }

        var now = clock.GetUtcNow();
        var editions = await context
            .Set<PolicyEdition>()
            .AsNoTracking()
            .Where(e => e.Region == region)
            .OrderByDescending(e => e.DraftedAt)
            .Select(e => new
            {
                e.Id,
                e.Name,
                e.InForceFrom,
                e.DraftedAt,
                e.ReleasedAt,
                e.ReleasedBy,
            })
            .Take(Most)
            .ToListAsync(ct);
        var rules = await context
            .Set<FurtherRule>()
            .AsNoTracking()
            .Where(r => r.Region == region && r.Facility == null)
            .OrderByDescending(r => r.EnteredAt)
            .Take(Most)
            .ToListAsync(ct);
        var minutes = await context
            .Set<GovernanceRecord>()
            .AsNoTracking()
            .Where(m => m.Region == region)
            .OrderByDescending(m => m.On)
            .ThenByDescending(m => m.Id)
            .Take(Most)
            .ToListAsync(ct);
        var officers = await context
            .OfficeHolders.AsNoTracking()
            .Where(o => o.Region == region && (o.Until == null || o.Until > now))
            .OrderBy(o => o.Since)
            .Take(Most)
            .ToListAsync(ct);
        var earliest = now - Appointment.Lasts;
        var appointments = await context
            .Set<Appointment>()
            .AsNoTracking()
            .Where(a => a.Region == region && a.IsConfirmed == null && a.AppointedAt > earliest)
            .OrderBy(a => a.AppointedAt)
            .Take(Most)
            .ToListAsync(ct);
        var voided = new HashSet<PersonId>();
        foreach (var officer in appointments.Select(a => a.AppointedBy).Distinct())
        {
            if (!await access.IsSecretariat(officer, region, ct))
            {
                voided.Add(officer);
            }
        }

        var localRules = await LocalRules.InPlaceAsync(context, packs, region, ct);
        var last = await LocalRules.LastAsync(context, region, ct);
        var ids = editions
            .Select(e => e.ReleasedBy)
            .Concat(rules.Select(r => r.ReleasedBy))
            .OfType<PersonId>()
            .Concat(minutes.Select(m => m.RecordedBy))
            .Concat(officers.Select(o => o.Person))
            .Concat(appointments.SelectMany(a => new[] { a.Person, a.AppointedBy }))
            .Concat(last.Values.Select(change => change.SwitchedBy))
            .Distinct()
            .ToList();
        var names = await context.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new GovernanceView(
            region,
            isCommittee,
            isSecretariat,
            GovernanceRights.CommitteeReleasesEditions(policy),
            GovernanceRights.CommitteeReleasesRules(policy),
            policy.Settings.FurtherRules.By.Is(PolicyRole.Committee),
            [.. editions.Select(e => new EditionRow(e.Id, e.Name, e.InForceFrom, e.DraftedAt, e.ReleasedAt, NameOf(e.ReleasedBy)))],
            [.. localRules.Select(rule => Shown(rule, last.GetValueOrDefault(rule.Id)))],
            [
                .. rules.Select(r => new FurtherRuleRow(
                    r.Id,
                    r.Title,
                    r.Text,
                    r.EnteredAt,
                    r.ReleasedAt,
                    NameOf(r.ReleasedBy),
                    r.EnteredBy == message.Actor
                )),
            ],
            [.. minutes.Select(m => new GovernanceRecordRow(m.Id, m.Kind, m.On, m.Title, m.Text, names[m.RecordedBy]))],
            [.. officers.Select(o => new OfficerRow(o.Person, names[o.Person], o.Role, o.Since))],
            [
                .. appointments.Select(a => new AppointmentRow(
                    a.Id,
                    a.Person,
                    names[a.Person],
                    a.Role,
                    a.AppointedAt,
                    names[a.AppointedBy],
                    a.AppointedAt + Appointment.Lasts,
                    a.Person != message.Actor && a.AppointedBy != message.Actor && !voided.Contains(a.AppointedBy),
                    voided.Contains(a.AppointedBy)
                )),
            ]
        );

        LocalRuleRow Shown(PolicyRule rule, LocalRuleSwitch? change) =>
            new(rule.Id, rule.Text, change?.IsOn ?? true, change?.At, NameOf(change?.SwitchedBy), change?.Reason);

        string? NameOf(PersonId? person) => person is { } id ? names[id] : null;
    }
}
