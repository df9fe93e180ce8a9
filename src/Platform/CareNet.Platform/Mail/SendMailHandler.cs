using CareNet.Platform.Data;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Wolverine.Attributes;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace CareNet.Platform.Mail;

public static class SendMailHandler
{
    /// <summary>Wolverine calls this by its name. What a server refuses for good (5xx) is not offered to it again.</summary>
    public static void Configure(HandlerChain chain) =>
        chain.OnException<SmtpCommandException>(refusal => (int)refusal.StatusCode >= 500).MoveToErrorQueue();

    [MessageTimeout(60)]
    public static async Task Handle(
        SendMail message,
        PlatformContext context,
        MailKinds kinds,
        MailServer server,
        SealedMails letters,
        IOptions<MailOptions> options,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var wording = kinds.Require(message.Kind);
        var mails = context.Set<StoredMail>();
        if (await mails.AnyAsync(mail => mail.Id == message.Id, ct))
        {
            return;
        }

        var (now, address) = (clock.GetUtcNow(), StoredMail.HashOf(message.To));
        var most = options.Value.PerAddressAndHour;
        var since = now.AddHours(-1);
        // By kind: whoever has many mails of one kind sent to somebody does not hold back the others.
        var recent = await mails
            .Where(mail => mail.AddressHash == address && mail.Kind == message.Kind && mail.At > since)
            .Take(most)
            .CountAsync(ct);
        var state =
            recent >= most ? MailState.Held
            : server.IsConfigured ? MailState.Sent
            : MailState.Kept;
        if (state == MailState.Kept && !options.Value.KeepWithoutServer)
        {
            throw new MailNotConfiguredException();
        }

        if (state == MailState.Sent)
        {
            await server.DeliverAsync(message, wording, ct);
        }

        context.Add(
            new StoredMail
            {
                Id = message.Id,
                Kind = message.Kind,
                Region = message.Region,
                State = state,
                AddressHash = address,
                Address = state == MailState.Kept ? letters.Seal(message.Id, message.To) : null,
                Link = state == MailState.Kept ? letters.Seal(message.Id, message.Link) : null,
                At = now,
            }
        );
    }
}
