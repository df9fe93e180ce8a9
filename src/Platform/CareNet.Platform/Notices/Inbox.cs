using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Notices;

/// <summary>The sole way to somebody's notices, and only to one's own: those of others look as if they did not exist.</summary>
public sealed class Inbox(PlatformContext context, NoticeKinds kinds, TimeProvider clock)
{
    /// <summary>Counting stops here: nobody reads "137 new" differently from "99+".</summary>
    public const int CountAtMost = 100;

    private const int MostPerPage = 100;

    public static readonly Error NotFound = Error.NotFound(
        "notices.not_found",
        "このお知らせは見つかりません。",
        "This notice cannot be found."
    );

    /// <summary>Newest first, at most <paramref name="take"/> (up to 100); the last id of a page leads to the next one.</summary>
    public async Task<IReadOnlyList<InboxEntry>> ListAsync(
        PersonId actor,
        bool openOnly = false,
        Guid? after = null,
        int take = 20,
        CancellationToken ct = default
    )
    {
        var notices = await Of(actor)
            .AsNoTracking()
            .Where(notice => (!openOnly || notice.DoneAt == null) && (after == null || notice.Id < after))
            .OrderByDescending(notice => notice.Id)
            .Take(Math.Clamp(take, 1, MostPerPage))
            .ToListAsync(ct);
        return [.. notices.Select(Show)];
    }

    /// <summary>The number of open notices, up to <see cref="CountAtMost"/>.</summary>
    public Task<int> CountOpenAsync(PersonId actor, CancellationToken ct = default) =>
        Of(actor).Where(notice => notice.DoneAt == null).Take(CountAtMost).CountAsync(ct);

    public Task<Result> MarkReadAsync(PersonId actor, Guid id, CancellationToken ct = default) =>
        ChangeAsync(actor, id, notice => notice.Read(clock.GetUtcNow()), ct);

    public Task<Result> MarkDoneAsync(PersonId actor, Guid id, CancellationToken ct = default) =>
        ChangeAsync(actor, id, notice => notice.Finish(clock.GetUtcNow()), ct);

    // A kind that is gone with its module has no words any more, so its notices are not there.
    private IQueryable<Notice> Of(PersonId actor)
    {
        var known = kinds.All;
        return context.Set<Notice>().Where(notice => notice.Person == actor && known.Contains(notice.Kind));
    }

    private async Task<Result> ChangeAsync(PersonId actor, Guid id, Action<Notice> change, CancellationToken ct)
    {
        if (await Of(actor).SingleOrDefaultAsync(notice => notice.Id == id, ct) is not { } notice)
        {
            return NotFound;
        }

        change(notice);
        await context.SaveChangesAsync(ct);
        return Result.Ok;
    }

    private InboxEntry Show(Notice notice)
    {
        var wording = kinds.Require(notice.Kind);
        return new(
            notice.Id,
            notice.Kind,
            wording.Title,
            wording.Body,
            wording.LinkTo(notice.Subject),
            notice.DueAt,
            notice.CreatedAt,
            notice.ReadAt is not null,
            notice.DoneAt is not null
        );
    }
}
