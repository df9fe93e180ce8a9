using Microsoft.AspNetCore.DataProtection;

namespace CareNet.Platform.Mail;

/// <summary>Seals the address and the link of a kept mail, for that mail alone.</summary>
public sealed class SealedMails(IDataProtectionProvider protection)
{
    public string Seal(Guid mail, string text) => Protector(mail).Protect(text);

    public string Open(Guid mail, string box) => Protector(mail).Unprotect(box);

    private IDataProtector Protector(Guid mail) => protection.CreateProtector("kept-mail", mail.ToString());
}
