namespace CareNet.Platform.Notices;

/// <summary>One thing that one person was told.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required NoticeKind Kind { get; init; }

    public required Guid Subject { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Reading again changes nothing.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;

    /// <summary>Marks the notice as done, and as read.</summary>
    public void Finish(DateTimeOffset now)
    {
        Read(now);
        DoneAt ??= now;
    }
}
