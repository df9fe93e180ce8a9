using System.Diagnostics;
using System.Net;
using System.Text;

namespace CareNet.Platform.Audit;

/// <summary>
/// From where an act came. The edge makes it and the message carries it: a handler may run later, in another process, where
/// no request is left to ask.
/// </summary>
public sealed record AuditOrigin(string? Address, Guid? Device, string? Trace)
{
    /// <summary>From inside: a job, or a consequence of an event.</summary>
    public static AuditOrigin Inside { get; } = new(null, null, null);

    public static AuditOrigin From(IPAddress? address, Guid? device, ActivityTraceId trace) =>
        new(
            (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString(),
            device,
            trace == default ? null : trace.ToHexString()
        );

    // An address is personal: it is kept in the trail and nowhere else.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Trace = ").Append(Trace);
        return true;
    }
}
