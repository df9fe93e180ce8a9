using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;

namespace CareNet.Registration.Staff;

/// <summary>The rules for who enters and removes staff in a region, and for what a facility must have.</summary>
internal static class StaffRules
{
    /// <summary>True if the secretariat issues IDs, so that a facility asks and the secretariat carries out.</summary>
    public static bool SecretariatIssuesIds(RegionPolicy? policy) => policy?.Settings.IdIssuedBy.Is(PolicyRole.Secretariat) is true;

    public static bool SecretariatDeletesIds(RegionPolicy? policy) => policy?.Settings.IdDeletedBy.Is(PolicyRole.Secretariat) is true;

    /// <summary>True if the facility removes its own staff, so that nobody else does it for it.</summary>
    [Rule("nishitokyo/8-5", How = "enforce")]
    public static bool AdministratorDeletes(RegionPolicy? policy) =>
        policy?.Settings.IdDeletedBy is { IsStated: true } by && by.Is(PolicyRole.FacilityAdministrator);

    public static bool HolderDeletes(RegionPolicy? policy) => policy?.Settings.IdDeletedBy.Is(PolicyRole.User) is true;

    public static bool NeedsAdministrator(RegionPolicy? policy) => policy?.Settings.FacilityAdmin.Required.Is(true) is true;

    public static bool ToleratesSharedAccounts(RegionPolicy? policy) =>
        policy?.Settings.SharedAccounts.Use.Is(SharedAccounts.Tolerated) is true;
}
