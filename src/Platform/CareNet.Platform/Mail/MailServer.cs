using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace CareNet.Platform.Mail;

/// <summary>Hands one mail to the configured server. An exception means that it will be tried again.</summary>
public sealed class MailServer(IOptions<MailOptions> options)
{
    private readonly MailOptions settings = options.Value;

    public bool IsConfigured => settings.Host is { Length: > 0 };

    public async Task DeliverAsync(SendMail mail, MailWording wording, CancellationToken ct)
    {
        if (!Uri.TryCreate(settings.Site, UriKind.Absolute, out var site) || settings.From.Length == 0)
        {
            throw new MailNotConfiguredException();
        }

        using var message = new MailMessage(settings.From, mail.To)
        {
            Subject = wording.SubjectLine,
            SubjectEncoding = Encoding.UTF8,
            Body = wording.TextWith(new Uri(site, mail.Link).ToString()),
            BodyEncoding = Encoding.UTF8,
        };
        // Delivered twice after a crash it is still one mail to whoever reads by this.
        message.Headers.Add("Message-ID", $"<{mail.Id}@{site.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var server = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.UseTls };
        if (settings.User is { Length: > 0 })
        {
            server.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        await server.SendMailAsync(message, ct);
    }
}

/// <summary>Mails wait among the messages that were given up until somebody configures a server.</summary>
public sealed class MailNotConfiguredException()
    : InvalidOperationException("Mail:Host, Mail:From and Mail:Site say how mails leave; at least one of them is missing.");
