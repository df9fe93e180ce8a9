using System.Globalization;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Web.Pages.Audit;

/// <summary>The fields of the form of the trail, all as text, so that a value that cannot be read is told and not dropped.</summary>
internal sealed record AuditForm(
    Guid? Facility,
    string? Region,
    string? Purpose,
    string? Topic,
    string? Person,
    string? Patient,
    string? First,
    string? Last,
    string? After
)
{
    public static ReadAudit? Of(AuditForm form, CurrentUser signedIn) =>
        Enum.TryParse<AuditPurpose>(form.Purpose, out var purpose)
        && Enum.IsDefined(purpose)
        && Enum.TryParse<AuditTopic>(form.Topic is { Length: > 0 } said ? said : nameof(AuditTopic.Everything), out var topic)
        && Enum.IsDefined(topic)
        && (string.IsNullOrWhiteSpace(form.Person) | PersonId.TryParse(form.Person?.Trim(), null, out var person))
        && (string.IsNullOrWhiteSpace(form.Patient) | PatientId.TryParse(form.Patient?.Trim(), null, out var patient))
        && Day(form.First, out var first)
        && Day(form.Last, out var last)
        && Cursor(form.After, out var after)
            ? new(
                form.Facility is { } facility ? FacilityId.From(facility) : null,
                form.Region is { } region ? new RegionCode(region) : null,
                person == default ? null : person,
                patient == default ? null : patient,
                topic,
                first,
                last,
                after,
                purpose,
                signedIn.Person,
                signedIn.Origin
            )
            : null;

    private static bool Day(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || string.IsNullOrEmpty(text);
    }

    private static bool Cursor(string? text, out AuditCursor? after)
    {
        var parts = text?.Split('-') ?? [];
        after =
            parts.Length == 2
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks)
            && ticks is > 0 and < 3_155_378_975_999_999_999
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seq)
                ? new(new DateTimeOffset(ticks, TimeSpan.Zero), seq)
                : null;
        return after is not null || string.IsNullOrEmpty(text);
    }
}
