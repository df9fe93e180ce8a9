using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Sanctions;

/// <summary>Reads from a region's policy which role decides on a sanction and which one carries it out.</summary>
internal static class SanctionRights
{
    /// <summary>
    /// The role that decides and, where the policy names two, the other that carries out: the first that is named decides. Nothing where
    /// the policy does not provide for it.
    /// </summary>
    public static (PolicyRole Decides, PolicyRole? CarriesOut)? Of(
        RegionPolicy policy,
        SanctionKind kind,
        SanctionGround ground,
        IReadOnlyCollection<PolicyRole> held
    )
    {
        var provided = policy
            .Settings.Sanctions.Or([])
            .FirstOrDefault(sanction => KindOf(sanction.What) == kind && GroundOf(sanction.When) == ground);
        return provided is null || !held.Contains(provided.By[0]) ? null : (provided.By[0], provided.By.Count > 1 ? provided.By[^1] : null);
    }

    public static IEnumerable<(SanctionKind Kind, SanctionGround Ground)> Provided(
        RegionPolicy policy,
        IReadOnlyCollection<PolicyRole> held
    ) =>
        from sanction in policy.Settings.Sanctions.Or([])
        where held.Contains(sanction.By[0])
        select (KindOf(sanction.What), GroundOf(sanction.When));

    /// <summary>The committee stands above the secretariat, and both above a facility and a doctor.</summary>
    public static int RankOf(PolicyRole role) =>
        role switch
        {
            PolicyRole.Committee => 3,
            PolicyRole.Secretariat => 2,
            PolicyRole.FacilityAdministrator or PolicyRole.Doctor => 1,
            _ => 0,
        };

    // Contracts refer to no policy library, so a policy's words are translated here.
    private static SanctionKind KindOf(StatedSanction sanction) =>
        sanction switch
        {
            StatedSanction.Suspend => SanctionKind.Suspend,
            StatedSanction.RestrictOrForbidUse => SanctionKind.RestrictOrForbidUse,
            StatedSanction.ExpelFromGroup => SanctionKind.ExpelFromGroup,
            StatedSanction.WarnAndInstruct => SanctionKind.WarnAndInstruct,
            StatedSanction.DeleteRegistration => SanctionKind.DeleteRegistration,
            _ => throw new ArgumentOutOfRangeException(nameof(sanction), sanction, null),
        };

    private static SanctionGround GroundOf(StatedSanctionGround ground) =>
        ground switch
        {
            StatedSanctionGround.Misuse => SanctionGround.Misuse,
            StatedSanctionGround.IntentionalLeak => SanctionGround.IntentionalLeak,
            StatedSanctionGround.UseAgainstPolicyLawOrPublicOrder => SanctionGround.UseAgainstPolicyLawOrPublicOrder,
            StatedSanctionGround.WarningNotFollowed => SanctionGround.WarningNotFollowed,
            _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
        };

    public static bool NeedsWarning(SanctionGround ground) => ground == SanctionGround.WarningNotFollowed;
}
