using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

/// <summary>The requirements that a region sets for a device before it may be registered, and for its register.</summary>
public sealed class DeviceRules(PoliciesInForce policies)
{
    /// <summary>Ours: the regions that ask for a regular check or change name no interval.</summary>
    public const int DaysBetweenChecks = 365;

    private const int MaxLabelLength = 60;
    private const int MostUsers = 50;

    /// <summary>
    /// The points that are declared one by one: what the region writes about the device itself, its lock, its password and its
    /// protection. A web page can see none of them, so the register holds who declared them and when.
    /// </summary>
    [Rule("misato/12", How = "record"), Rule("nishitokyo/12", How = "record")]
    [Rule("misato/12-1", How = "record"), Rule("nishitokyo/12-1", How = "record")]
    [Rule("misato/12-2", How = "record"), Rule("nishitokyo/12-2", How = "record")]
    [Rule("misato/12-4", How = "record"), Rule("nishitokyo/12-4", How = "record")]
    [Rule("misato/11-6", How = "record"), Rule("nishitokyo/11-6", How = "record")]
    [Rule("miyazaki/17-4", How = "record"), Rule("miyazaki/17-6", How = "record"), Rule("okayama/3-1", How = "record")]
    [
        Rule("miyazaki/virus-1", How = "record"),
        Rule("miyazaki/virus-2", How = "record"),
        Rule("miyazaki/virus-3", How = "record"),
        Rule("miyazaki/virus-4", How = "record")
    ]
    [Rule("miyazaki/leak-3", How = "record")]
    public DeviceRequirements Of(RegionCode region)
    {
        if (policies.Of(region.Value) is not { } policy)
        {
            return new([], [], false, false, false, false, [], false, false);
        }

        var settings = policy.Settings;
        var mustLock = settings.DevicePassword.LockAllDevices.Is(true) ? settings.DevicePassword.LockAllDevices.Rules : [];
        var hidden = settings.Network.HideSsid.Is(true) ? settings.Network.HideSsid.Rules : [];
        var unsaved = settings.BrowserSavesPassword.Is(Permission.Forbidden) ? settings.BrowserSavesPassword.Rules : [];
        var rules = policy.Rules.Where(rule =>
            mustLock.Contains(rule.Id) || hidden.Contains(rule.Id) || unsaved.Contains(rule.Id) || IsPoint(rule)
        );
        var conditions = settings.Byod.Conditions.Or([]);
        return new(
            [.. rules.Select(rule => new DevicePoint(rule.Id, rule.Place, rule.Text))],
            mustLock,
            settings.Malware.Antivirus.Is(Demand.Required),
            settings.DeviceServices.RemoteWipe.IsKnown
                || settings.DeviceServices.LineSuspension.IsKnown
                || settings.DeviceServices.Mdm.IsKnown,
            settings.Byod.Use.Is(PrivateDevices.Forbidden),
            settings.Byod.Use.Is(PrivateDevices.FacilityDecides) || conditions.Contains(DeviceCondition.WrittenPermission),
            [.. settings.Byod.Use.Rules.Concat(settings.Byod.Conditions.Rules).Distinct()],
            conditions.Contains(DeviceCondition.FacilityManagedDevice),
            settings.DeviceSharing.Is(DeviceSharing.PermittedStaffOnly)
        );
    }

    [Rule("misato/11-6", How = "enforce"), Rule("nishitokyo/11-6", How = "enforce"), Rule("miyazaki/17-6", How = "enforce")]
    [Rule("misato/12-3", How = "record"), Rule("nishitokyo/12-3", How = "record"), Rule("miyazaki/virus-6", How = "record")]
    [Rule("misato/12-10"), Rule("nishitokyo/12-10"), Rule("misato/form-3-2-2", How = "enforce"), Rule("miyazaki/18")]
    public Error? Wrong(RegionCode region, DeviceDetails details, DateOnly today)
    {
        var demands = Of(region);
        return Badly(details)
            ?? (
                details.Declared.Except(demands.Points.Select(point => point.Rule)).Any() ? DeviceErrors.UnknownPoint
                : demands.MustLock.Except(details.Declared).Any() ? DeviceErrors.LockMissing
                : details.Owner == DeviceOwner.Private && demands.PrivateIsForbidden ? DeviceErrors.PrivateForbidden
                : details.Owner == DeviceOwner.Private
                && demands.PrivateNeedsPermission
                && (details.AllowedOn is null || details.AllowedOn > today || string.IsNullOrWhiteSpace(details.AllowedBy))
                    ? DeviceErrors.PermissionMissing
                : details.Holder is null && details.Users.Count == 0 && (details.Owner == DeviceOwner.Private || demands.NamedUsersOnly)
                    ? DeviceErrors.HolderMissing
                : demands.AsksProduct && details.Kind is not DeviceKind.Storage && string.IsNullOrWhiteSpace(details.SecurityProduct)
                    ? DeviceErrors.ProductMissing
                : null
            );
    }

    // Topics tell points of the checklist apart; no rule is named here, so a sixth region brings its own.
    private static bool IsPoint(PolicyRule rule) =>
        rule.Topics.Contains("device")
        && (rule.Topics.Contains("lock") || rule.Topics.Contains("password") || rule.Topics.Contains("malware"));

    private static Error? Badly(DeviceDetails details) =>
        Words.Wrong(details.Label, MaxLabelLength)
        ?? Words.Wrong(details.SecurityProduct, MaxLabelLength, isNeeded: false)
        ?? Words.Wrong(details.SecurityService, MaxLabelLength, isNeeded: false)
        ?? Words.Wrong(details.AllowedBy, MaxLabelLength, isNeeded: false)
        ?? Words.WrongPhone(details.CarrierPhone)
        ?? (
            details.LentUntil < details.LentFrom
            || details.Users.Count > MostUsers
            || !Enum.IsDefined(details.Kind)
            || !Enum.IsDefined(details.Owner)
                ? DeviceErrors.WrongDays
                : null
        );
}
