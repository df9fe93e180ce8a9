using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

/// <summary>The measures with which somebody has something to do: he decided them, or carries them out, or may end them.</summary>
public sealed class MeasuresInHand(RegistrationContext context, RolesHeld roles, TimeProvider clock)
{
    private const int Most = 100;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(400);

    /// <summary>Decided by one, and waiting for the actor to carry it out.</summary>
    internal async Task<IReadOnlyList<Measure>> ToCarryOut(PersonId actor, CancellationToken ct)
    {
        List<Measure> waiting = [];
        foreach (var measure in await Near(actor).Where(m => m.CarriedOutAt == null).OrderBy(m => m.DecidedAt).Take(Most).ToListAsync(ct))
        {
            if (measure.CarriedOutAs is { } role && (await roles.Of(actor, measure.Person, measure.Region, ct)).Contains(role))
            {
                waiting.Add(measure);
            }
        }

        return waiting;
    }

    internal async Task<IReadOnlyList<Measure>> Of(PersonId actor, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Lately;
        List<Measure> own = [];
        foreach (
            var measure in await Near(actor).Where(m => m.DecidedAt > since).OrderByDescending(m => m.DecidedAt).Take(Most).ToListAsync(ct)
        )
        {
            if (await IsHis(actor, measure, ct))
            {
                own.Add(measure);
            }
        }

        return own;
    }

    /// <summary>A doctor is one of many in a region: of the measures of doctors he sees those that he decided himself.</summary>
    internal async Task<bool> IsHis(PersonId actor, Measure measure, CancellationToken ct)
    {
        if (measure.DecidedBy == actor)
        {
            return true;
        }

        var held = await roles.Of(actor, measure.Person, measure.Region, ct);
        return held.Any(role => role != PolicyRole.Doctor && (role == measure.DecidedAs || role == measure.CarriedOutAs));
    }

    /// <summary>Of the regions where the actor works or holds an office, and not about himself.</summary>
    private IQueryable<Measure> Near(PersonId actor)
    {
        var now = clock.GetUtcNow();
        return context
            .Set<Measure>()
            .AsNoTracking()
            .Where(m =>
                m.Person != actor
                && (
                    context.OfficeHolders.Any(o => o.Person == actor && o.Region == m.Region && (o.Until == null || o.Until > now))
                    || context.Memberships.Any(own =>
                        own.Person == actor && own.Region == m.Region && (own.Until == null || own.Until > now)
                    )
                )
            );
    }
}
