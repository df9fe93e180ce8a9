using CareNet.Platform;
using CareNet.Platform.Mail;
using CareNet.Security.Accounts;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Links;

public enum LinkKind
{
    Invitation,
    Reset,
}

/// <summary>A link that lets one person set a password, once and for a while. Whoever reads the table cannot follow it.</summary>
public sealed class OneTimeLink
{
    public required byte[] TokenHash { get; init; }

    public required PersonId Person { get; init; }

    public required LinkKind Kind { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => UsedAt is null && ExpiresAt > now;

    public void Use(DateTimeOffset now) => UsedAt = now;
}

public static class LinkWriting
{
    public static readonly MailKind Invitation = new("security.invitation");
    public static readonly MailKind Reset = new("security.reset");

    private static TimeSpan Lasting(LinkKind kind) => kind == LinkKind.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1);

    /// <summary>A new link makes the earlier ones void. The mail leaves with the commit.</summary>
    public static async Task<SendMail> WriteLink(this DbContext context, Account account, LinkKind kind, TimeProvider clock, CancellationToken ct)
    {
        var (now, token) = (clock.GetUtcNow(), SessionToken.New());
        await context.Set<OneTimeLink>().Where(link => link.Person == account.Person && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), ct);
        context.Add(new OneTimeLink { TokenHash = SessionToken.HashOf(token), Person = account.Person, Kind = kind, ExpiresAt = now + Lasting(kind) });
        return new(Guid.CreateVersion7(now), kind == LinkKind.Invitation ? Invitation : Reset, account.MailAddress, account.Region, $"/account/link/{token}");
    }

    public static void MapLinks(this ModelBuilder model) => model.Entity<OneTimeLink>(link =>
    {
        link.ToTable("links").HasKey(l => l.TokenHash);
        link.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
    });
}
