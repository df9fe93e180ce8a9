using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>
/// The details that the register holds of a device, as its facility declares them. <see cref="Declared"/> are the ids of the rules whose
/// point is declared to be kept on this device; null in a decision means that nobody has decided.
/// </summary>
public sealed record DeviceDetails(string? Label, DeviceKind Kind, DeviceOwner Owner)
{
    public bool IsShared { get; init; }

    public PersonId? Holder { get; init; }

    /// <summary>Whose accounts may be used on it; nobody named means everybody of the facility.</summary>
    public IReadOnlyList<PersonId> Users { get; init; } = [];

    public IReadOnlyList<string> Declared { get; init; } = [];

    public string? SecurityProduct { get; init; }

    public DateOnly? LicenceEndsOn { get; init; }

    public string? SecurityService { get; init; }

    public bool? RemoteWipe { get; init; }

    public bool? LineSuspension { get; init; }

    public bool? Managed { get; init; }

    /// <summary>The telephone number at which the carrier locks the line, or the device.</summary>
    public string? CarrierPhone { get; init; }

    public DateOnly? LentFrom { get; init; }

    public DateOnly? LentUntil { get; init; }

    /// <summary>A private device: since when the facility allows it, and who signed that.</summary>
    public DateOnly? AllowedOn { get; init; }

    public string? AllowedBy { get; init; }

    private bool PrintMembers(StringBuilder text) => text.Append(Kind).Append(' ').Append(Owner) is not null;
}
