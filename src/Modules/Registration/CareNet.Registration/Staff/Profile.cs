using CareNet.Platform;
using CareNet.Platform.Pictures;

namespace CareNet.Registration.Staff;

/// <summary>The data that a person shows of themselves to the teams, and what was checked of it.</summary>
public sealed class Profile
{
    public const int MaxIntroductionLength = 600;
    public const int MaxLicenceLength = 60;

    public required PersonId Person { get; init; }

    public string Introduction { get; private set; } = "";

    public DateTimeOffset? PhotoAt { get; private set; }

    public string? LicenceKind { get; private set; }

    public DateTimeOffset? LicenceShownAt { get; private set; }

    public DateTimeOffset? LicenceCheckedAt { get; private set; }

    public PersonId? LicenceCheckedBy { get; private set; }

    /// <summary>Grows with every change that others see, so that a copy of the card knows that it is old.</summary>
    public long CardVersion { get; private set; } = 1;

    public bool HasPhoto => PhotoAt is not null;

    public bool IsLicenceChecked => LicenceCheckedAt is not null;

    public void Introduce(string text) => Introduction = text;

    public void ShowPhoto(DateTimeOffset now)
    {
        PhotoAt = now;
        CardChanged();
    }

    public void CardChanged() => CardVersion++;

    /// <summary>A new one has to be checked again.</summary>
    public void ShowLicence(string kind, DateTimeOffset now) =>
        (LicenceKind, LicenceShownAt, LicenceCheckedAt, LicenceCheckedBy) = (kind, now, null, null);

    public void CheckLicence(string kind, PersonId by, DateTimeOffset now)
    {
        (LicenceKind, LicenceCheckedAt, LicenceCheckedBy) = (kind, now, by);
        LicenceShownAt ??= now;
    }
}

/// <summary>A picture that a person gave: the face for the card, or a licence until somebody has checked it.</summary>
public sealed class Picture
{
    /// <summary>As phones take them; what is kept is drawn anew and smaller.</summary>
    public const int LargestSent = 10_000_000;

    public const int Largest = 1_000_000;

    public required PersonId Person { get; init; }

    public required PictureKind Kind { get; init; }

    public required byte[] Content { get; set; }

    public required string MediaType { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>
    /// Only what is drawn anew is kept, so that no picture tells where and with what it was taken. Null for what is no picture.
    /// </summary>
    public static async Task<ReencodedPicture?> RedrawAsync(byte[] content, CancellationToken ct) =>
        content.Length > LargestSent ? null : await ReencodedPicture.OfAsync(content, Largest, ct);
}

public enum PictureKind
{
    Face,
    Licence,
}
