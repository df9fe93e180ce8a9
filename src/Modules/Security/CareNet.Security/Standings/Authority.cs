using System.Text.Json;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Standings;

/// <summary>
/// Determines who decides over whose account, by what Registration last said; it is asked again in the handler, whatever page sent the
/// message. An account has one home. Other facilities and regions in which its holder works decide on the membership there, and not on the
/// account.
/// </summary>
public static class Authority
{
    public static async Task<Rights> RightsOf(this SecurityContext context, PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        var known = await context.Set<KnownStanding>().AsNoTracking().SingleOrDefaultAsync(k => k.Person == person, ct);
        if (known is null || known.IsRestrictedAt(now))
        {
            return Rights.None(person);
        }

        var rights = KnownStanding.RightsIn(person, known.Standing, isOperator: false, now);
        // A session may have been asked just before the suspension ended it.
        return await context.Set<Account>().AnyAsync(a => a.Person == person && (a.IsReadingOnly || a.State == AccountState.Suspended), ct)
            ? rights.WithoutOffice()
            : rights;
    }

    /// <summary>
    /// The leaders of the home facility and the secretariat of the home region, never the holder. Only the secretariat decides on
    /// somebody who holds a regional office, because a facility is the lower office. A person who has only been named, and has accepted
    /// no place yet, is under nobody's authority.
    /// </summary>
    public static async Task<bool> Decides(
        this SecurityContext context,
        PersonId actor,
        Account account,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (actor == account.Person || !account.HasHome)
        {
            return false;
        }

        var belongs = await context.BelongingOf(account.Person, ct);
        var rights = await context.RightsOf(actor, now, ct);
        return rights.IsSecretariatOf(account.Region)
            || (account.Facility is { } home && belongs.WorksAt(home) && !belongs.OfficesInForce.Any() && rights.Leads(home));
    }

    /// <summary>
    /// True if the person may lift one of the decisions and so reaches the account for it, also after the home has moved; never for its
    /// holder.
    /// </summary>
    public static bool LiftsAnyOf(this Rights rights, IEnumerable<AccountDecision> inForce, PersonId holder) =>
        rights.Person != holder && inForce.Any(decision => decision.MayBeLiftedBy(rights));

    private static async Task<Rights> BelongingOf(this SecurityContext context, PersonId person, CancellationToken ct)
    {
        var known = await context.Set<KnownStanding>().AsNoTracking().SingleOrDefaultAsync(k => k.Person == person, ct);
        return KnownStanding.BelongingIn(person, known?.Standing);
    }

    /// <summary>The people who are told of what happens to a facility's accounts.</summary>
    public static async Task<IReadOnlyList<PersonId>> LeadersOf(this SecurityContext context, FacilityId facility, CancellationToken ct)
    {
        var (administrator, head) = (Place(facility, FacilityRole.Administrator), Place(facility, FacilityRole.Head));
        var people = await context
            .Set<KnownStanding>()
            .FromSql($"SELECT * FROM security.standings WHERE standing @> {administrator}::jsonb OR standing @> {head}::jsonb")
            .AsNoTracking()
            .Select(known => known.Person)
            .Take(20)
            .ToListAsync(ct);
        return people;
    }

    // Written by the serializer that writes the stored standing, so that a role has the same form in both.
    private static string Place(FacilityId facility, FacilityRole role) =>
        JsonSerializer.Serialize(new { Memberships = new[] { new { Facility = facility, Role = role } } });
}
