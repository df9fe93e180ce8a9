namespace CareNet.Platform.Mail;

/// <summary>
/// The words of a kind of mail, the same to everybody: no names and no health facts. Both languages stand in one mail, Japanese first,
/// because nobody knows yet who reads it. The link comes below the text.
/// </summary>
public sealed record MailWording(MailKind Kind, Phrase Subject, Phrase Body)
{
    public string SubjectLine => $"[CareNet] {Subject.Ja} / {Subject.En}";

    public string TextWith(string link) =>
        $"{Body.Ja}\n\n{link}\n\nこのメールに返信しても届きません。\n\n----\n{Body.En}\n\n{link}\n\nNobody reads replies to this mail.\n";
}

/// <summary>Every kind of mail that a module has registered.</summary>
public sealed class MailKinds(IEnumerable<MailWording> wordings)
{
    private readonly Dictionary<MailKind, MailWording> byKind = wordings.ToDictionary(wording => wording.Kind);

    public MailWording Require(MailKind kind) => Find(kind) ?? throw new UnknownMailKindException(kind);

    /// <summary>Nothing for a kind whose module is gone.</summary>
    public MailWording? Find(MailKind kind) => byKind.GetValueOrDefault(kind);
}

/// <summary>A mail of a kind that nobody registered.</summary>
public sealed class UnknownMailKindException(MailKind kind) : InvalidOperationException($"Nobody registered the kind of mail '{kind}'.");
