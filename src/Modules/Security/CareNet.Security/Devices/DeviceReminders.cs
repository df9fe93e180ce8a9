using CareNet.Platform.Notices;
using CareNet.Policy;

namespace CareNet.Security.Devices;

/// <summary>
/// The reminders that are due for a device. Those of checks, start-up passwords and licences come only if its region asks for them.
/// </summary>
public sealed class DeviceReminders(PoliciesInForce policies)
{
    /// <summary>Ours.</summary>
    private const int DaysBeforeLicence = 30;

    public IEnumerable<NoticeKind> Due(Device device, DateOnly today)
    {
        if (policies.Of(device.Region.Value) is not { } policy)
        {
            yield break;
        }

        // A region that says nothing of devices asks for no check of them.
        if (device.CheckDueOn <= today && policy.RulesOn("device").Count > 0)
        {
            yield return DeviceNotices.CheckDue;
        }

        if (device.DevicePasswordDueOn <= today && policy.Settings.DevicePassword.PeriodicChange.Is(true))
        {
            yield return DeviceNotices.StartPasswordDue;
        }

        if (device.LicenceEndsOn is { } ends && ends.AddDays(-DaysBeforeLicence) <= today && policy.Settings.Malware.Antivirus.IsKnown)
        {
            yield return DeviceNotices.LicenceEnds;
        }

        if (device.ReturnDueOn <= today || device.LentUntil <= today)
        {
            yield return DeviceNotices.ReturnDue;
        }
    }
}
