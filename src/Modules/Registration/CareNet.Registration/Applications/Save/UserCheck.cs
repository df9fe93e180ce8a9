using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Applications;

/// <summary>One line of the list of users.</summary>
internal static class UserCheck
{
    public static ListedUser Of(ListedUser user, ApplicationRequirements admission, FieldCheck field)
    {
        field.Add(nameof(user.Profession), Enum.IsDefined(user.Profession) ? null : new("職種を選んでください", "Choose the profession"));
        field.Add(
            nameof(user.Gender),
            admission.AsksGender && (user.Gender is null || !Enum.IsDefined(user.Gender.Value))
                ? new("性別を選んでください", "Choose the gender")
                : null
        );
        return new(
            field.Text(nameof(user.Name), user.Name, new("氏名", "name"), Person.MaxNameLength) ?? "",
            field.Kana(nameof(user.Kana), user.Kana),
            admission.AsksGender ? user.Gender : null,
            user.Profession,
            field.Text(
                nameof(user.OtherProfession),
                user.OtherProfession,
                new("職種の名前", "name of the profession"),
                Person.MaxNameLength,
                optional: user.Profession != Profession.Other
            ),
            field.Mail(nameof(user.Mail), user.Mail)
        );
    }
}
