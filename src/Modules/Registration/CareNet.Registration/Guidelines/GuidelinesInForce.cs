using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Guidelines;

/// <summary>An edition of a guideline that the secretariat has registered; the newest one is in force.</summary>
public sealed class GuidelineEdition
{
    public const int MaxEditionLength = 60;

    public required Guid Id { get; init; }

    public required RegionCode Region { get; init; }

    /// <summary>The work by its id in the policies' shared list.</summary>
    public required string Work { get; init; }

    public required string Edition { get; init; }

    public required PersonId RegisteredBy { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>The guidelines that a region follows, each in its newest form: a work that was replaced is read as its successor.</summary>
public sealed class GuidelinesInForce(PoliciesInForce policies, RegistrationContext context)
{
    /// <summary>Some regions name their own policy among what is to be confirmed.</summary>
    public const string OwnPolicy = "own-policy";
    private const int MostWorks = 20;

    public async Task<IReadOnlyList<GuidelineView>> Of(RegionPolicy policy, CancellationToken ct)
    {
        if (!policy.Settings.Guidelines.IsKnown)
        {
            return [];
        }

        var region = new RegionCode(policy.Region);
        var registered = await context
            .Set<GuidelineEdition>()
            .AsNoTracking()
            .Where(edition => edition.Region == region)
            .GroupBy(edition => edition.Work)
            .Take(MostWorks)
            .Select(of => of.OrderByDescending(edition => edition.RegisteredAt).First())
            .ToListAsync(ct);
        return
        [
            .. from id in policy.Settings.Guidelines.Value
            let work = Newest(id)
            select new GuidelineView(
                work.Id,
                work.Name,
                registered.FirstOrDefault(edition => edition.Work == work.Id)?.Edition ?? (id == OwnPolicy ? policy.Edition.Id : null)
            ),
        ];
    }

    private (string Id, Phrase Name) Newest(string id)
    {
        var work = policies.Book.Vocabulary.Work(id);
        while (work?.SupersededBy is { } successor && policies.Book.Vocabulary.Work(successor) is { } newer)
        {
            work = newer;
        }

        return work is null ? (id, new Phrase(id, id)) : (work.Id, work.Name);
    }
}
