using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

/// <summary>One look at a device: who declared what, and when. Rows are added and never changed.</summary>
public sealed class DeviceCheck
{
    public required Guid Id { get; init; }

    public required DeviceId Device { get; init; }

    public required DateTimeOffset At { get; init; }

    public required PersonId By { get; init; }

    public required List<string> Declared { get; init; }
}
