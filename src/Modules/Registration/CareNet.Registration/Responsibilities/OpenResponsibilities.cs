using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Departures;
using CareNet.Registration.Governance;
using CareNet.Registration.Pledges;
using CareNet.Registration.Sanctions;
using CareNet.Registration.Staff;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Responsibilities;

/// <summary>The number of matters of a kind that wait; null for what is of another module or is only to be looked at.</summary>
public sealed class OpenResponsibilities(RegistrationContext context, PoliciesInForce policies, TimeProvider clock)
{
    public async Task<int?> Count(ResponsibilityKind kind, RegionCode region, FacilityId? facility, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), RegionDay.At(clock).Today);
        return kind switch
        {
            ResponsibilityKind.Pledges => policies.Of(region.Value)?.Settings.Pledges.Staff.IsKnown is true
                ? await context.Memberships.CountAsync(
                    m =>
                        m.Facility == facility
                        && (m.Until == null || m.Until > now)
                        && !context.Set<StaffPledge>().Any(p => p.Person == m.Person && p.Facility == m.Facility),
                    ct
                )
                : null,
            ResponsibilityKind.IdRequests => await context
                .Set<IdRequest>()
                .CountAsync(r => r.Region == region && r.Decision == IdDecision.Open && (facility == null || r.Facility == facility), ct),
            ResponsibilityKind.Departures => await context
                .Set<Departure>()
                .CountAsync(d => d.Facility == facility && d.SignedAt == null && d.State != DepartureState.Cancelled, ct),
            ResponsibilityKind.Applications => await context
                .Set<UsageApplication>()
                .CountAsync(a => a.Region == region && a.State == ApplicationState.Submitted, ct),
            ResponsibilityKind.Withdrawals => await context
                .Set<FacilityWithdrawal>()
                .CountAsync(w => w.Region == region && w.DoneAt == null && w.CalledOffAt == null, ct),
            ResponsibilityKind.Trainings => await context.Set<TrainingDue>().CountAsync(t => t.Region == region && t.DueOn < today, ct),
            ResponsibilityKind.Editions => await context
                .Set<PolicyEdition>()
                .CountAsync(e => e.Region == region && e.ReleasedAt == null, ct),
            ResponsibilityKind.FurtherRules => await context
                .Set<FurtherRule>()
                .CountAsync(r => r.Region == region && r.Facility == null && r.ReleasedAt == null, ct),
            ResponsibilityKind.Sanctions => await context
                .Set<Sanction>()
                .CountAsync(m => m.Region == region && m.CarriedOutAt == null && m.LiftedAt == null, ct),
            _ => null,
        };
    }
}
