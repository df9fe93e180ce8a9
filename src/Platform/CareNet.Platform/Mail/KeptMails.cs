using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Mail;

/// <summary>A mail that was kept instead of sent, with its words.</summary>
public sealed record KeptMail(Guid Id, string To, Phrase Subject, Phrase Body, string Link, DateTimeOffset At);

/// <summary>Reads kept mails, for the page of whoever tries CareNet without a mail server.</summary>
public sealed class KeptMails(PlatformContext context, MailKinds kinds, SealedMails letters)
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<KeptMail>> NewestAsync(CancellationToken ct = default) =>
        Opened(await Stored.OrderByDescending(mail => mail.At).Take(Shown).ToListAsync(ct));

    /// <summary>The mails to one address, oldest first.</summary>
    public async Task<IReadOnlyList<KeptMail>> ToAsync(string address, CancellationToken ct = default)
    {
        var hash = StoredMail.HashOf(address);
        return Opened(await Stored.Where(mail => mail.AddressHash == hash).OrderBy(mail => mail.At).Take(Shown).ToListAsync(ct));
    }

    private IQueryable<StoredMail> Stored => context.Set<StoredMail>().AsNoTracking().Where(mail => mail.State == MailState.Kept);

    private List<KeptMail> Opened(List<StoredMail> mails) =>
        [
            .. from mail in mails
            let wording = kinds.Find(mail.Kind)
            where mail is { Address: not null, Link: not null } && wording is not null
            select new KeptMail(
                mail.Id,
                letters.Open(mail.Id, mail.Address!),
                wording.Subject,
                wording.Body,
                letters.Open(mail.Id, mail.Link!),
                mail.At
            ),
        ];
}
