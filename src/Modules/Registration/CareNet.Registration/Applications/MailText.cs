using System.Net.Mail;
using CareNet.Registration.People;

namespace CareNet.Registration.Applications;

internal static class MailText
{
    /// <summary>An address alone, without a name, in letters that mail servers take everywhere.</summary>
    public static bool IsAddress(string? text) =>
        text?.Trim() is { Length: > 5 and <= Person.MaxMailLength } mail
        && mail.All(letter => letter is > ' ' and < '\x7f')
        && MailAddress.TryCreate(mail, out var address)
        && address.Address == mail
        && address.Host.Contains('.')
        && !address.Host.EndsWith('.')
        && !mail.Contains('"');
}
