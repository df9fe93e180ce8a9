using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

/// <summary>Why, when and by whom an account was restricted, suspended or given back.</summary>
public sealed class AccountDecision
{
    public const int MaxReasonLength = 400;

    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required AccountDecisionKind Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>The way in which the identity of the person asking was checked, if the account was recovered.</summary>
    public IdentityCheck? IdentityCheck { get; init; }

    public required PersonId DecidedBy { get; init; }

    /// <summary>Taken by the secretariat of the home region: a facility does not lift it.</summary>
    public bool BySecretariat { get; init; }

    /// <summary>The home region of that day. The account may have moved since; the decision has not.</summary>
    public required RegionCode Region { get; init; }

    /// <summary>The home facility of that day.</summary>
    public FacilityId? Facility { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>By the office that took the decision, or the secretariat of its region, which is above the facilities.</summary>
    public bool MayBeLiftedBy(Rights rights) =>
        rights.IsSecretariatOf(Region) || (!BySecretariat && Facility is { } facility && rights.Leads(facility));

    public void Lift(DateTimeOffset now) => LiftedAt ??= now;

    /// <summary>The suspensions and restrictions to reading that nobody has lifted.</summary>
    public static Task<List<AccountDecision>> InForceOn(SecurityContext context, PersonId person, CancellationToken ct) =>
        context
            .Set<AccountDecision>()
            .Where(m =>
                m.Person == person
                && m.LiftedAt == null
                && (m.Kind == AccountDecisionKind.Suspended || m.Kind == AccountDecisionKind.ReadingOnly)
            )
            .ToListAsync(ct);

    /// <summary>
    /// Returns the suspensions, or all decisions if there are none, so that a restriction to reading is still there when a suspension ends.
    /// </summary>
    public static IReadOnlyList<AccountDecision> HeaviestOf(IReadOnlyCollection<AccountDecision> inForce) =>
        inForce.Any(m => m.Kind == AccountDecisionKind.Suspended)
            ? [.. inForce.Where(m => m.Kind == AccountDecisionKind.Suspended)]
            : [.. inForce];

    public static void Map(ModelBuilder model) =>
        model.Entity<AccountDecision>(decision =>
        {
            decision.ToTable("account_decisions").HasKey(m => m.Id);
            decision.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
            decision.Property(m => m.IdentityCheck).HasConversion<string>().HasMaxLength(20);
            decision.Property(m => m.Reason).HasMaxLength(MaxReasonLength);
        });
}
