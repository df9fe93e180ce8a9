using System.Text.RegularExpressions;

namespace CareNet.Platform.Notices;

/// <summary>
/// The words of a kind of notice, the same to everybody: no names, no health facts. The details are behind the link, where it is checked
/// who looks. <c>{id}</c> in the link becomes the subject's id.
/// </summary>
public sealed partial record NoticeWording
{
    public NoticeWording(NoticeKind kind, Phrase title, Phrase body, string link)
    {
        if (kind.Value.Length == 0 || !LinkForm().IsMatch(link))
        {
            throw new ArgumentException($"The notice '{kind}' needs a kind, and a link like /consents/{{id}}.", nameof(link));
        }

        (Kind, Title, Body, Link) = (kind, title, body, link);
    }

    public NoticeKind Kind { get; }

    public Phrase Title { get; }

    public Phrase Body { get; }

    public string Link { get; }

    public string LinkTo(Guid subject) => Link.Replace("{id}", subject.ToString(), StringComparison.Ordinal);

    [GeneratedRegex(@"\A(?:/(?:[a-z0-9-]+|\{id\}))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex LinkForm();
}
