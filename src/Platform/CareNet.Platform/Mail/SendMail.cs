using System.Text;

namespace CareNet.Platform.Mail;

/// <summary>
/// A mail to somebody: published by a handler, so that it leaves with the handler's commit or not at all. The words stand with
/// the kind; a mail carries a local link and nothing else of anybody. The same id is one mail, however often it is delivered.
/// </summary>
public sealed record SendMail(Guid Id, MailKind Kind, string To, RegionCode Region, string Link)
{
    // The address and the one-time link stay out of every log.
    private bool PrintMembers(StringBuilder text) => text.Append(Kind).Append(' ').Append(Id) is not null;
}
