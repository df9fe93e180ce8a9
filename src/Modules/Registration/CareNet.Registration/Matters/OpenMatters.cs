using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Editions;
using CareNet.Registration.Leaving;
using CareNet.Registration.Measures;
using CareNet.Registration.Pledges;
using CareNet.Registration.Staff;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Matters;

/// <summary>How many of a kind wait. Nothing for what is of another module or is only to be looked at.</summary>
public sealed class OpenMatters(RegistrationContext context, PoliciesInForce policies, TimeProvider clock)
{
    public async Task<int?> Count(MatterKind kind, RegionCode region, FacilityId? facility, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), RegionDay.At(clock).Today);
        return kind switch
        {
            MatterKind.Pledges => policies.Of(region.Value)?.Settings.Pledges.Staff.IsKnown is true
                ? await context.Memberships.CountAsync(
                    m =>
                        m.Facility == facility
                        && (m.Until == null || m.Until > now)
                        && !context.Set<StaffPledge>().Any(p => p.Person == m.Person && p.Facility == m.Facility),
                    ct
                )
                : null,
            MatterKind.IdRequests => await context
                .Set<IdRequest>()
                .CountAsync(r => r.Region == region && r.Decision == IdDecision.Open && (facility == null || r.Facility == facility), ct),
            MatterKind.Departures => await context
                .Set<Departure>()
                .CountAsync(d => d.Facility == facility && d.SignedAt == null && d.State != DepartureState.Cancelled, ct),
            MatterKind.Applications => await context
                .Set<Application>()
                .CountAsync(a => a.Region == region && a.State == ApplicationState.Submitted, ct),
            MatterKind.Withdrawals => await context
                .Set<FacilityWithdrawal>()
                .CountAsync(w => w.Region == region && w.DoneAt == null && w.CalledOffAt == null, ct),
            MatterKind.Trainings => await context.Set<TrainingDue>().CountAsync(t => t.Region == region && t.DueOn < today, ct),
            MatterKind.Editions => await context.Set<PolicyEdition>().CountAsync(e => e.Region == region && e.ReleasedAt == null, ct),
            MatterKind.FurtherRules => await context
                .Set<FurtherRule>()
                .CountAsync(r => r.Region == region && r.Facility == null && r.ReleasedAt == null, ct),
            MatterKind.Measures => await context
                .Set<Measure>()
                .CountAsync(m => m.Region == region && m.CarriedOutAt == null && m.LiftedAt == null, ct),
            _ => null,
        };
    }
}
