using System.Net.Mail;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Registration.Pledges;

namespace CareNet.Registration.Staff;

/// <summary>Somebody as an administrator wrote him down, checked.</summary>
internal sealed record InvitedPerson(
    string Name,
    string? Kana,
    string Mail,
    Profession Profession,
    string? OtherProfession,
    FacilityRole Role,
    string Reason,
    DateOnly? EarlierPledgeOn
)
{
    private static readonly WrittenField Kanas = new("kana", "ふりがな", "reading of the name", Person.MaxNameLength);
    private static readonly WrittenField Mails = new("mail", "メールアドレス", "e-mail address", Person.MaxMailLength);
    private static readonly WrittenField Others = new("profession", "職種", "profession", Person.MaxNameLength);

    public static Result<InvitedPerson> Read(InviteStaff message, DateOnly today)
    {
        var (name, kana, mail) = (RealName.Read(message.Name), Kanas.ReadKana(message.Kana), ReadMail(message.Mail));
        var (profession, reason) = (ReadProfession(message.Profession, message.OtherProfession), WrittenField.Reason.Read(message.Reason));
        return (name.Error ?? kana.Error ?? mail.Error ?? profession.Error ?? reason.Error) is { } error ? error
            : !Enum.IsDefined(message.Role) ? StaffErrors.NotFound
            : message.EarlierPledgeOn > today ? PledgeErrors.InTheFuture
            : new InvitedPerson(
                name.Value,
                kana.Value is "" ? null : kana.Value,
                mail.Value,
                message.Profession,
                profession.Value is "" ? null : profession.Value,
                message.Role,
                reason.Value,
                message.EarlierPledgeOn
            );
    }

    public static InvitedPerson Of(IdRequest request) =>
        new(
            request.Name!,
            request.Kana,
            request.Mail!,
            request.Profession!.Value,
            request.OtherProfession,
            request.Role!.Value,
            request.Reason,
            request.EarlierPledgeOn
        );

    /// <summary>From the list; in own words only where no profession of the list fits.</summary>
    [Rule("miyazaki/profile", How = "enforce")]
    public static Result<string> ReadProfession(Profession profession, string? other)
    {
        var words = Others.ReadOptional(other);
        return !words.IsOk ? words
            : !Enum.IsDefined(profession) || (profession == Profession.Other && words.Value.Length == 0) ? StaffErrors.NoProfession
            : profession == Profession.Other ? words
            : "";
    }

    public static Result<string> ReadMail(string? text)
    {
        var read = Mails.Read(text);
        return !read.IsOk ? read
            : MailAddress.TryCreate(read.Value, out var mail)
            && mail.Address == read.Value
            && mail.Host.Contains('.', StringComparison.Ordinal)
            && read.Value.All(char.IsAscii)
                ? Person.MailOf(read.Value)
            : StaffErrors.NoMail;
    }
}
