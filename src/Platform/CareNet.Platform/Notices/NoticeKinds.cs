namespace CareNet.Platform.Notices;

/// <summary>Every kind of notice that a module has registered.</summary>
public sealed class NoticeKinds(IEnumerable<NoticeWording> wordings)
{
    private readonly Dictionary<NoticeKind, NoticeWording> byKind = wordings.ToDictionary(wording => wording.Kind);

    public IReadOnlyList<NoticeKind> All => [.. byKind.Keys];

    public NoticeWording Require(NoticeKind kind) => byKind.GetValueOrDefault(kind) ?? throw new UnknownNoticeKindException(kind);
}

/// <summary>A notice of a kind that nobody registered.</summary>
public sealed class UnknownNoticeKindException(NoticeKind kind)
    : InvalidOperationException($"Nobody registered the kind of notice '{kind}'.");
