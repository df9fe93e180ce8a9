using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CareNet.Platform.Mail;

/// <summary>Hands one mail to the configured server. An exception means that the server did not take it.</summary>
public sealed class MailServer(IOptions<MailOptions> options, TimeProvider clock)
{
    private readonly MailOptions settings = options.Value;

    public bool IsConfigured => settings.Host is { Length: > 0 };

    public async Task DeliverAsync(SendMail mail, MailWording wording, CancellationToken ct)
    {
        if (!Uri.TryCreate(settings.Site, UriKind.Absolute, out var site) || settings is not { Host.Length: > 0, From.Length: > 0 })
        {
            throw new MailNotConfiguredException();
        }

        using var message = new MimeMessage
        {
            // A mail that is delivered twice after a crash has the same id, so mailboxes can show it once.
            MessageId = $"{mail.Id}@{site.Host}",
            Date = clock.GetUtcNow(),
            Subject = wording.SubjectLine,
            // Base64, because relays on the way may break other letters than ASCII.
            Body = new TextPart("plain")
            {
                Text = wording.TextWith(new Uri(site, mail.Link).ToString()),
                ContentTransferEncoding = ContentEncoding.Base64,
            },
        };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(new MailboxAddress("", mail.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");

        // Chain and name of the certificate are checked. Revocation is not, because nodes may not reach the lists of authorities.
        using var server = new SmtpClient { CheckCertificateRevocation = false };
        await server.ConnectAsync(settings.Host, settings.Port, settings.Protection, ct);
        if (settings.User is { Length: > 0 })
        {
            await server.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
        }

        await server.SendAsync(message, ct);
        await server.DisconnectAsync(quit: true, ct);
    }
}

/// <summary>Mails wait among the messages that were given up until somebody configures a server.</summary>
public sealed class MailNotConfiguredException()
    : InvalidOperationException("Mail:Host, Mail:From and Mail:Site say how mails leave; at least one of them is missing.");
