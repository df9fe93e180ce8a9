namespace CareNet.Platform.Notices;

/// <summary>A notice as its person sees it, with its words and where it leads.</summary>
public sealed record InboxEntry(
    Guid Id,
    NoticeKind Kind,
    Phrase Title,
    Phrase Body,
    string Link,
    DateTimeOffset DueAt,
    DateTimeOffset CreatedAt,
    bool IsRead,
    bool IsDone
);
