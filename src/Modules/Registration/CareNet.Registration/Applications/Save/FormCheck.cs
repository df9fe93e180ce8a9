using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Applications;

/// <summary>One page of the form: what of it can be stored, and what is still wrong.</summary>
internal static class FormCheck
{
    public const int MostUsers = 200;
    private const int MaxWordsLength = 500;

    public static (ApplicationForm Form, List<FieldError> FieldErrors) Of(
        ApplicationPart part,
        ApplicationForm form,
        ApplicationRequirements admission
    )
    {
        List<FieldError> flaws = [];
        var field = new FieldCheck(flaws);
        form = part switch
        {
            ApplicationPart.Facility => Facility(form, admission, field),
            ApplicationPart.Responsible => Responsible(form, admission, field),
            ApplicationPart.Users => Users(form, admission, field, flaws),
            _ => Papers(form, admission, field),
        };
        return (form, flaws);
    }

    /// <summary>The pages without a flaw.</summary>
    public static IReadOnlyList<ApplicationPart> Complete(ApplicationForm form, ApplicationRequirements admission) =>
        [.. Enum.GetValues<ApplicationPart>().Where(part => Of(part, form, admission).FieldErrors.Count == 0)];

    [Rule("misato/local-9", How = "enforce"), Rule("misato/form-1", How = "record")]
    private static ApplicationForm Facility(ApplicationForm form, ApplicationRequirements admission, FieldCheck field)
    {
        field.Add(
            nameof(form.Kind),
            form.Kind is null ? new("事業所の種類を選んでください", "Choose the kind of facility")
                : Obstacles.Admits(admission, form.Kind) ? null
                : NotEligible(admission.Desk)
        );
        return form with
        {
            FacilityName = field.Text(
                nameof(form.FacilityName),
                form.FacilityName,
                new("事業所の名前", "name of the facility"),
                Facilities.Facility.MaxNameLength
            ),
            PostalCode = field.PostalCode(nameof(form.PostalCode), form.PostalCode),
            Address = field.Text(nameof(form.Address), form.Address, new("住所", "address"), Facilities.Facility.MaxAddressLength),
            Phone = field.Phone(nameof(form.Phone), form.Phone),
        };
    }

    [Rule("osaki/9", How = "enforce"), Rule("osaki/9-1"), Rule("osaki/9-2"), Rule("osaki/9-3", How = "enforce")]
    private static ApplicationForm Responsible(ApplicationForm form, ApplicationRequirements admission, FieldCheck field)
    {
        if (admission.Grounds.Count > 0)
        {
            // Who finds none asks for the secretariat's; only it can give that one.
            var mayAsk = admission.Grounds.Contains(EligibilityGround.ApprovedBySecretariat);
            field.Add(
                nameof(form.Ground),
                form.Ground is { } named ? !admission.Grounds.Contains(named) : !mayAsk,
                new("利用できる理由を選んでください", "Choose the ground on which you apply")
            );
            field.Add(
                nameof(form.Ground),
                form.Ground == EligibilityGround.IntegratedCareInCity && !Obstacles.LiesIn(admission.City, form.Address)
                    ? new(
                        $"この理由では、事業所の住所が{admission.City}にある必要があります",
                        "For this ground the facility's address must lie in the city"
                    )
                    : null
            );
            form = form with
            {
                GroundText = field.Text(
                    nameof(form.GroundText),
                    form.GroundText,
                    new("仕事の内容か連携が必要なわけ", "work, or why you need the collaboration"),
                    MaxWordsLength
                ),
            };
        }

        field.Add(
            nameof(form.InsuredUntil),
            (form.InsuranceKind is null or "") != (form.InsuredUntil is null)
                ? new("保険は種類と満了日の両方を入力してください", "Enter both the kind of insurance and its last day")
                : null
        );
        return form with
        {
            HeadName = field.Text(nameof(form.HeadName), form.HeadName, new("事業所の長の名前", "name of the head"), Person.MaxNameLength),
            InsuranceKind = field.Text(
                nameof(form.InsuranceKind),
                form.InsuranceKind,
                new("保険の種類", "kind of insurance"),
                Person.MaxNameLength,
                optional: true
            ),
        };
    }

    [Rule("misato/7", How = "enforce"), Rule("nishitokyo/7", How = "enforce")]
    private static ApplicationForm Users(ApplicationForm form, ApplicationRequirements admission, FieldCheck field, List<FieldError> flaws)
    {
        var users = form
            .Users.Take(MostUsers + 1)
            .Select((user, at) => UserCheck.Of(user, admission, new FieldCheck(flaws, at + 1)))
            .ToList();
        var twice = users.GroupBy(user => user.Mail).FirstOrDefault(same => same.Count() > 1);
        field.Add(
            nameof(form.Users),
            users.Count == 0 ? new("利用する人を1人以上入力してください", "Enter at least one user")
                : users.Count > MostUsers ? new($"一度に申し込めるのは{MostUsers}人までです", $"At most {MostUsers} people at once")
                : twice is not null
                    ? new(
                        "同じメールアドレスの人が2人います。1人に1つのアドレスが必要です",
                        "Two people have the same e-mail address; each needs one of their own"
                    )
                : null
        );
        field.Add(
            nameof(form.AdministratorMail),
            (admission.NeedsAdministrator || form.AdministratorMail is not null)
            && users.Count > 0
            && users.All(user => user.Mail != Person.MailOf(form.AdministratorMail ?? ""))
                ? new("事業所の管理者を名簿から選んでください", "Choose the administrator from the list")
                : null
        );
        return form with
        {
            Users = users,
            AdministratorMail = form.AdministratorMail is null ? null : Person.MailOf(form.AdministratorMail),
        };
    }

    /// <summary>Refuses a signature that was given for other editions than those in force, because the signer has not seen them.</summary>
    private static ApplicationForm Papers(ApplicationForm form, ApplicationRequirements admission, FieldCheck field)
    {
        bool Asks(PaperKind kind) => admission.Papers.Any(paper => paper.Kind == kind);
        field.Add(
            nameof(form.ConfirmsLawsAndGuidelines),
            Asks(PaperKind.LawsAndGuidelines) && !form.ConfirmsLawsAndGuidelines
                ? new("法令と指針の確認が必要です", "Confirm the laws and guidelines")
                : null
        );
        field.Add(
            nameof(form.AcceptsPolicy),
            Asks(PaperKind.PolicyAcceptance) && !form.AcceptsPolicy ? new("運用ポリシーの承諾が必要です", "Accept the policy")
                : form.Editions != admission.Editions
                    ? new(
                        "運用ポリシーか指針の版が変わりました。読んで、もう一度確認してください",
                        "The policy or a guideline has changed. Please read it and confirm again"
                    )
                : null
        );
        field.Add(
            nameof(form.Signature),
            Same(form.Signature, form.HeadName)
                ? null
                : new("事業所の長の名前を、前のページと同じ書き方で入力してください", "Type the head's name as on the page before")
        );
        return form;
    }

    private static bool Same(string? one, string? other) => Bare(one) is { Length: > 0 } name && name == Bare(other);

    internal static string Bare(string? name) => string.Concat((name ?? "").Folded().Where(letter => !char.IsWhiteSpace(letter)));

    private static Phrase NotEligible(string? desk) =>
        new(
            $"この種類の事業所は、この地域では利用できません。{desk ?? "事務局"}にご相談ください",
            $"Facilities of this kind cannot take part in this region. Please ask {desk ?? "the secretariat"}"
        );
}
