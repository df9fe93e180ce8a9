using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Mail;

/// <summary>A mail that was kept instead of sent, with its words.</summary>
public sealed record KeptMail(Guid Id, string To, Phrase Subject, Phrase Body, string Link, DateTimeOffset At);

/// <summary>Reads kept mails, for the page of whoever tries CareNet without a mail server.</summary>
public sealed class KeptMails(PlatformContext context, MailKinds kinds)
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<KeptMail>> NewestAsync(CancellationToken ct = default)
    {
        var mails = await context.Set<StoredMail>().AsNoTracking()
            .OrderByDescending(mail => mail.At).Take(Shown).ToListAsync(ct);
        return [.. from mail in mails
                   let wording = kinds.Find(mail.Kind)
                   where mail is { State: MailState.Kept, Address: not null, Link: not null } && wording is not null
                   select new KeptMail(mail.Id, mail.Address!, wording.Subject, wording.Body, mail.Link!, mail.At)];
    }
}
