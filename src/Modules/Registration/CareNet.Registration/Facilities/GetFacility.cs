using CareNet.Platform;
using CareNet.Registration.Acceptances;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Facilities;

public static class GetFacilityHandler
{
    private const int Most = 500;

    public static async Task<Result<FacilityView>> Handle(
        Contracts.GetFacility message,
        RegistrationContext context,
        RegistrationAccess access,
        ApplicationRules book,
        CancellationToken ct
    )
    {
        if (await access.FacilityToManage(message.Actor, message.Id, ct) is not { } facility)
        {
            return FacilityErrors.NotFound;
        }

        var papers = await context
            .Set<Paper>()
            .AsNoTracking()
            .Where(paper => paper.Facility == facility.Id)
            .OrderByDescending(paper => paper.FiledAt)
            .Take(Most)
            .Select(paper => new FiledPaper(
                paper.Id,
                paper.Kind,
                paper.Title,
                paper.Signer,
                paper.SignedOn,
                paper.Editions,
                paper.AcceptedAt
            ))
            .ToListAsync(ct);
        var insurance = await context.Set<Insurance>().AsNoTracking().SingleOrDefaultAsync(held => held.Facility == facility.Id, ct);
        var admission = await book.Of(facility.Region, ct);
        return new FacilityView(
            facility.Id,
            facility.Region,
            facility.Name,
            facility.Kind,
            facility.State,
            facility.Address,
            facility.Phone,
            facility.HeadName,
            facility.ActiveSince,
            papers,
            await Roster.Of(context, facility.Id).Take(Most).ToListAsync(ct),
            insurance is null ? null : new InsuranceView(insurance.Kind, insurance.Until),
            admission?.AsksInsurance ?? false,
            admission is null || await IsConfirmed(admission) ? [] : admission.Guidelines
        );

        async Task<bool> IsConfirmed(ApplicationRequirements asked) =>
            (await FacilityAcceptances.Of(context, [facility.Id], ct)).ContainsKey(
                (facility.Id, EditionVersion.Of(asked.PolicyEdition, asked.Guidelines))
            );
    }
}
