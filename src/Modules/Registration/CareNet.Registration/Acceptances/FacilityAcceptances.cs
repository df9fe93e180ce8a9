using CareNet.Platform;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Acceptances;

/// <summary>
/// The confirmations that facilities have given, and when: with the papers of the application, or later by their head or administrator.
/// </summary>
internal static class FacilityAcceptances
{
    public static async Task<IReadOnlyDictionary<(FacilityId Facility, string Version), DateTimeOffset>> Of(
        RegistrationContext context,
        IReadOnlyCollection<FacilityId> facilities,
        CancellationToken ct
    )
    {
        Dictionary<(FacilityId, string), DateTimeOffset> words = [];
        var later = await context
            .Set<Acceptance>()
            .AsNoTracking()
            .Where(a => a.ForFacility && a.What == AcceptedText.Edition && facilities.Contains(a.Facility!.Value))
            .Select(a => new
            {
                a.Facility,
                a.Version,
                a.At,
            })
            .ToListAsync(ct);
        foreach (var word in later)
        {
            words.TryAdd((word.Facility!.Value, word.Version), word.At);
        }

        var papers = (
            await context
                .Set<Paper>()
                .AsNoTracking()
                .Where(p =>
                    facilities.Contains(p.Facility!.Value)
                    && (p.Kind == PaperKind.LawsAndGuidelines || p.Kind == PaperKind.PolicyAcceptance)
                )
                .OrderByDescending(p => p.FiledAt)
                .Select(p => new
                {
                    p.Facility,
                    p.Kind,
                    p.Editions,
                    p.FiledAt,
                })
                .ToListAsync(ct)
        ).ToLookup(p => p.Facility!.Value);
        foreach (var facility in papers)
        {
            var laws = facility.FirstOrDefault(paper => paper.Kind == PaperKind.LawsAndGuidelines);
            if (facility.FirstOrDefault(paper => paper.Kind == PaperKind.PolicyAcceptance) is { Editions: { } policy } accepted)
            {
                words.TryAdd((facility.Key, EditionVersion.OfPapers(policy, laws?.Editions)), accepted.FiledAt);
            }
        }

        return words;
    }
}
