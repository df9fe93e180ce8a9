namespace CareNet.Platform.Notices;

/// <summary>
/// A person has to be told something: every module says so in this way. What it is about stands in the module under the
/// subject's id; while the person has a notice of this kind and subject open, another one adds nothing.
/// </summary>
public sealed record NoticeDue(PersonId Person, NoticeKind Kind, Guid Subject, DateTimeOffset At);
