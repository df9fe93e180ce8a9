using CareNet.Platform;
using CareNet.Platform.Mail;
using CareNet.Security.Accounts;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passwords;

public enum LinkKind
{
    Invitation,
    Reset,
}

/// <summary>
/// A link that lets one person set a password, for a while. Once one is used, all of the account are void. The table holds hashes, so
/// nobody who reads it can follow a link.
/// </summary>
public sealed class OneTimeLink
{
    public required byte[] TokenHash { get; init; }

    public required PersonId Person { get; init; }

    public required LinkKind Kind { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// The time at which the link became void, because a password was set or the account was recovered, suspended, closed or invited anew.
    /// </summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => UsedAt is null && ExpiresAt > now;
}

public static class LinkWriting
{
    public static readonly MailKind Invitation = new("security.invitation");
    public static readonly MailKind Reset = new("security.reset");

    private const int MostOpen = 5;

    private static TimeSpan Lasting(LinkKind kind) => kind == LinkKind.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1);

    /// <summary>
    /// Earlier links stay open, because anybody can ask for a further one and would make the first void before its mail is read. Null once
    /// as many are open as one account gets: each of those mails still works. The mail leaves with the commit.
    /// </summary>
    public static async Task<SendMail?> WriteLink(
        this DbContext context,
        Account account,
        LinkKind kind,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (now, token) = (clock.GetUtcNow(), SessionToken.New());
        var open = context.Set<OneTimeLink>().Where(link => link.Person == account.Person && link.UsedAt == null && link.ExpiresAt > now);
        if (await open.CountAsync(ct) >= MostOpen)
        {
            return null;
        }

        context.Add(
            new OneTimeLink
            {
                TokenHash = SessionToken.HashOf(token),
                Person = account.Person,
                Kind = kind,
                ExpiresAt = now + Lasting(kind),
            }
        );
        return new(
            Guid.CreateVersion7(now),
            kind == LinkKind.Invitation ? Invitation : Reset,
            account.MailAddress,
            account.Region,
            $"/account/link/{token}"
        );
    }

    /// <summary>
    /// Ends the account's open links. Called when a password was set and when an account is recovered, suspended or closed, so that no mail
    /// from before leads in.
    /// </summary>
    public static Task<int> VoidLinks(this DbContext context, PersonId person, DateTimeOffset now, CancellationToken ct) =>
        context
            .Set<OneTimeLink>()
            .Where(link => link.Person == person && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), ct);

    public static void MapLinks(this ModelBuilder model) =>
        model.Entity<OneTimeLink>(link =>
        {
            link.ToTable("links").HasKey(l => l.TokenHash);
            link.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
        });
}
