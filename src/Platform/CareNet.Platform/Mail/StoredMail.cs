using System.Security.Cryptography;
using System.Text;

namespace CareNet.Platform.Mail;

public enum MailState
{
    /// <summary>Given to the mail server.</summary>
    Sent,

    /// <summary>No server is configured; it is shown to whoever builds or tries CareNet.</summary>
    Kept,

    /// <summary>Too many of its kind to one address within the hour.</summary>
    Held,
}

/// <summary>
/// That a mail went out. Address and link are kept, sealed, only where there is no other way to read the mail: nobody who reads the table
/// can follow the link.
/// </summary>
public sealed class StoredMail
{
    public required Guid Id { get; init; }

    public required MailKind Kind { get; init; }

    public required RegionCode Region { get; init; }

    public required MailState State { get; init; }

    public required byte[] AddressHash { get; init; }

    /// <summary>Sealed by <see cref="SealedMails"/>; null unless the mail was kept.</summary>
    public string? Address { get; init; }

    /// <summary>Sealed like <see cref="Address"/>.</summary>
    public string? Link { get; init; }

    public required DateTimeOffset At { get; init; }

    public static byte[] HashOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant()));
}
