using System.Net;
using MailKit.Security;

namespace CareNet.Platform.Mail;

/// <summary>The mail server: <c>Mail:Host</c> and the rest of the section. Without a host no mail leaves the node.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>False counts only for a server on this machine; any other is reached by TLS alone.</summary>
    public bool UseTls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "";

    /// <summary>The address at which people reach CareNet, like <c>https://care.example.jp</c>: links in mails begin with it.</summary>
    public string Site { get; set; } = "";

    /// <summary>
    /// Without a server mails are kept in the database and shown, as in Development; elsewhere they would be lost unseen.
    /// </summary>
    public bool KeepWithoutServer { get; set; }

    /// <summary>So many of each kind.</summary>
    public int PerAddressAndHour { get; set; } = 20;

    /// <summary>Port 465 speaks TLS from the start. On every other port a server that offers no STARTTLS gets no mail.</summary>
    public SecureSocketOptions Protection =>
        !UseTls && IsHere ? SecureSocketOptions.None
        : Port == 465 ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    private bool IsHere => IPAddress.TryParse(Host, out var address) ? IPAddress.IsLoopback(address) : Host is "localhost";
}
