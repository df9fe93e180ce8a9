using CareNet.Platform;

namespace CareNet.Registration;

/// <summary>All regions with a policy lie in Japan: a day of theirs begins there.</summary>
internal static class RegionDay
{
    public const string Zone = "Asia/Tokyo";

    public static RegionTime At(TimeProvider clock) => RegionTime.In(Zone, clock);
}
