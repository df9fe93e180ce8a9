using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

/// <summary>The sanctions with which somebody has something to do: he decided them, or carries them out, or may end them.</summary>
public sealed class SanctionQueries(RegistrationContext context, PolicyRoleLookup roles, TimeProvider clock)
{
    private const int Most = 100;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(400);

    /// <summary>Decided by one, and waiting for the actor to carry it out.</summary>
    internal async Task<IReadOnlyList<Sanction>> ToCarryOut(PersonId actor, CancellationToken ct)
    {
        List<Sanction> waiting = [];
        foreach (var sanction in await Near(actor).Where(m => m.CarriedOutAt == null).OrderBy(m => m.DecidedAt).Take(Most).ToListAsync(ct))
        {
            if (sanction.CarriedOutAs is { } role && (await roles.Of(actor, sanction.Person, sanction.Region, ct)).Contains(role))
            {
                waiting.Add(sanction);
            }
        }

        return waiting;
    }

    internal async Task<IReadOnlyList<Sanction>> Of(PersonId actor, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Lately;
        List<Sanction> own = [];
        foreach (
            var sanction in await Near(actor).Where(m => m.DecidedAt > since).OrderByDescending(m => m.DecidedAt).Take(Most).ToListAsync(ct)
        )
        {
            if (await IsHis(actor, sanction, ct))
            {
                own.Add(sanction);
            }
        }

        return own;
    }

    /// <summary>A doctor is one of many in a region: of the sanctions of doctors he sees those that he decided himself.</summary>
    internal async Task<bool> IsHis(PersonId actor, Sanction sanction, CancellationToken ct)
    {
        if (sanction.DecidedBy == actor)
        {
            return true;
        }

        var held = await roles.Of(actor, sanction.Person, sanction.Region, ct);
        return held.Any(role => role != PolicyRole.Doctor && (role == sanction.DecidedAs || role == sanction.CarriedOutAs));
    }

    /// <summary>Of the regions where the actor works or holds an office, and not about himself.</summary>
    private IQueryable<Sanction> Near(PersonId actor)
    {
        var now = clock.GetUtcNow();
        return context
            .Set<Sanction>()
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
