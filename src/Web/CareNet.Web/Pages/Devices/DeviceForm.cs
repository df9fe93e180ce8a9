using System.Globalization;
using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Web.Components;

namespace CareNet.Web.Pages.Devices;

/// <summary>The form of a device, everything as text: what cannot be read is said, never dropped.</summary>
public sealed class DeviceForm
{
    public string? Key { get; set; }

    public string? Label { get; set; }

    public string? Kind { get; set; }

    public string? Owner { get; set; }

    public string? Holder { get; set; }

    public string? Shared { get; set; }

    /// <summary>A form in which nothing was ticked binds to nothing at all.</summary>
    public string[] Declared
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? SecurityProduct { get; set; }

    public string? LicenceEndsOn { get; set; }

    public string? SecurityService { get; set; }

    public string? RemoteWipe { get; set; }

    public string? LineSuspension { get; set; }

    public string? Managed { get; set; }

    public string? CarrierPhone { get; set; }

    public string? LentUntil { get; set; }

    public string? AllowedOn { get; set; }

    public string? AllowedBy { get; set; }

    public string? StartPassword { get; set; }

    public static DeviceForm Of(DeviceDetails details) =>
        new()
        {
            Label = details.Label,
            Kind = details.Kind.ToString(),
            Owner = details.Owner.ToString(),
            Holder = details.Holder?.ToString(),
            Shared = details.IsShared ? "yes" : "no",
            Declared = [.. details.Declared],
            SecurityProduct = details.SecurityProduct,
            LicenceEndsOn = Iso(details.LicenceEndsOn),
            SecurityService = details.SecurityService,
            RemoteWipe = Said(details.RemoteWipe),
            LineSuspension = Said(details.LineSuspension),
            Managed = Said(details.Managed),
            CarrierPhone = details.CarrierPhone,
            LentUntil = Iso(details.LentUntil),
            AllowedOn = Iso(details.AllowedOn),
            AllowedBy = details.AllowedBy,
        };

    public Result<DeviceDetails> Read() =>
        !Enum.TryParse<DeviceKind>(Kind, out var kind)
        || !Enum.TryParse<DeviceOwner>(Owner, out var owner)
        || !IsDay(LicenceEndsOn)
        || !IsDay(LentUntil)
        || !IsDay(AllowedOn)
        || (Holder is { Length: > 0 } && !PersonId.TryParse(Holder, null, out _))
            ? ActForm.Unreadable
            : new DeviceDetails(Label, kind, owner)
            {
                IsShared = Shared == "yes",
                Holder = PersonId.TryParse(Holder, null, out var holder) ? holder : null,
                Declared = Declared,
                SecurityProduct = SecurityProduct,
                LicenceEndsOn = Day(LicenceEndsOn),
                SecurityService = SecurityService,
                RemoteWipe = Decided(RemoteWipe),
                LineSuspension = Decided(LineSuspension),
                Managed = Decided(Managed),
                CarrierPhone = CarrierPhone,
                LentUntil = Day(LentUntil),
                AllowedOn = Day(AllowedOn),
                AllowedBy = AllowedBy,
            };

    private static bool IsDay(string? text) => string.IsNullOrEmpty(text) || Day(text) is not null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool? Decided(string? text) =>
        text switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };

    private static string? Said(bool? decision) =>
        decision is null ? null
        : decision.Value ? "yes"
        : "no";
}
