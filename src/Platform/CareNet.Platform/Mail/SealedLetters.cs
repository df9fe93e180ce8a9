using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CareNet.Platform.Mail;

/// <summary>Address and link of a kept mail as one sealed text, which belongs to that mail alone.</summary>
public sealed class SealedLetters(IDataProtectionProvider protection)
{
    public string Seal(Guid mail, Letter letter) => Protector(mail).Protect(JsonSerializer.Serialize(letter));

    public Letter Open(Guid mail, string box) => JsonSerializer.Deserialize<Letter>(Protector(mail).Unprotect(box))!;

    private IDataProtector Protector(Guid mail) => protection.CreateProtector("kept-mail", mail.ToString());
}

public sealed record Letter(string To, string Link)
{
    private bool PrintMembers(System.Text.StringBuilder text) => false;
}
