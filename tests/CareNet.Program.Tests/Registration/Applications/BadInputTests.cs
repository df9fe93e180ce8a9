using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;

namespace CareNet.Registration.Tests.Applications;

/// <summary>What goes wrong in the form, one line each: said at its field, and nothing is changed.</summary>
public sealed class BadInputTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    private static readonly ListedUser Nurse = new("岡本 里奈", "おかもと", Gender.Female, Profession.Nurse, null, "rina@example.jp");

    public static TheoryData<string, ApplicationPart, Func<ApplicationForm, ApplicationForm>, string> Mistakes =>
        new()
        {
            { "empty name", ApplicationPart.Facility, form => form with { FacilityName = "　 " }, "FacilityName" },
            { "name too long", ApplicationPart.Facility, form => form with { FacilityName = new string('医', 81) }, "FacilityName" },
            { "control character", ApplicationPart.Facility, form => form with { FacilityName = "ひまわり\u0007診療所" }, "FacilityName" },
            { "half a surrogate pair", ApplicationPart.Facility, form => form with { FacilityName = "ひまわり\ud842" }, "FacilityName" },
            { "kind that is none", ApplicationPart.Facility, form => form with { Kind = (FacilityKind)77 }, "Kind" },
            { "kind not chosen", ApplicationPart.Facility, form => form with { Kind = null }, "Kind" },
            { "phone in words", ApplicationPart.Facility, form => form with { Phone = "内線三番" }, "Phone" },
            { "phone too short", ApplicationPart.Facility, form => form with { Phone = "048-000" }, "Phone" },
            { "postal code", ApplicationPart.Facility, form => form with { PostalCode = "12-34567" }, "PostalCode" },
            { "address too long", ApplicationPart.Facility, form => form with { Address = new string('町', 201) }, "Address" },
            { "no head", ApplicationPart.Responsible, form => form with { HeadName = null }, "HeadName" },
            { "head too long", ApplicationPart.Responsible, form => form with { HeadName = new string('名', 61) }, "HeadName" },
            { "insurance without its end", ApplicationPart.Responsible, form => form with { InsuranceKind = "賠償保険" }, "InsuredUntil" },
            { "nobody listed", ApplicationPart.Users, form => form with { Users = [] }, "Users" },
            {
                "too many",
                ApplicationPart.Users,
                form => form with { Users = [.. Enumerable.Range(0, 201).Select(i => Nurse with { Mail = $"p{i}@example.jp" })] },
                "Users"
            },
            {
                "one address twice",
                ApplicationPart.Users,
                form => form with { Users = [Nurse, Nurse with { Name = "森 健", Mail = "RINA@example.jp" }] },
                "Users"
            },
            {
                "administrator from elsewhere",
                ApplicationPart.Users,
                form => form with { AdministratorMail = "somebody@else.example" },
                "AdministratorMail"
            },
            {
                "kana in letters",
                ApplicationPart.Users,
                form => form with { Users = [Nurse with { Kana = "okamoto" }], AdministratorMail = Nurse.Mail },
                "Kana"
            },
            {
                "address without a host",
                ApplicationPart.Users,
                form => form with { Users = [Nurse with { Mail = "rina@" }], AdministratorMail = "rina@" },
                "Mail"
            },
            {
                "two lines in an address",
                ApplicationPart.Users,
                form => form with { Users = [Nurse with { Mail = "a@example.jp\nBcc: b@example.jp" }] },
                "Mail"
            },
            {
                "profession that is none",
                ApplicationPart.Users,
                form => form with { Users = [Nurse with { Profession = (Profession)99 }], AdministratorMail = Nurse.Mail },
                "Profession"
            },
            {
                "another profession without its name",
                ApplicationPart.Users,
                form => form with { Users = [Nurse with { Profession = Profession.Other }], AdministratorMail = Nurse.Mail },
                "OtherProfession"
            },
            {
                "gender left out",
                ApplicationPart.Users,
                form => form with { Users = [Nurse with { Gender = null }], AdministratorMail = Nurse.Mail },
                "Gender"
            },
            { "signed by another name", ApplicationPart.Papers, form => form with { Signature = "別人 太郎" }, "Signature" },
            { "policy not accepted", ApplicationPart.Papers, form => form with { AcceptsPolicy = false }, "AcceptsPolicy" },
        };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_shown_at_its_field_and_changes_nothing(
        string what,
        ApplicationPart part,
        Func<ApplicationForm, ApplicationForm> spoil,
        string field
    )
    {
        var applicant = await Applicant.In(host.App, "misato");
        await applicant.FillAsync(applicant.Answers());
        var before = (await applicant.ViewAsync())!.Form;

        var flaws = await applicant.SaveAsync(part, spoil(before));

        flaws.ShouldContain(field, what);
        Stored((await applicant.ViewAsync())!.Form).ShouldBe(Stored(before), what);
    }

    [Theory]
    [InlineData(""), InlineData("no-such-secret"), InlineData("../../etc"), InlineData("' OR 1=1 --")]
    public async Task A_secret_that_is_none_finds_nothing(string secret)
    {
        var applicant = await Applicant.In(host.App, "misato");
        var stranger = new Applicant(applicant.Area, secret);

        (await stranger.ViewAsync()).ShouldBeNull();
        (await stranger.SaveAsync(ApplicationPart.Facility, applicant.Answers())).ShouldBe(["registration.application_not_found"]);
    }

    [Theory]
    [InlineData(""), InlineData("short"), InlineData("with space in it")]
    public async Task A_form_without_its_key_is_refused(string key)
    {
        var applicant = await Applicant.In(host.App, "misato");
        await applicant.FillAsync(applicant.Answers());

        (await applicant.SubmitAsync(key)).ShouldHaveSingleItem().ShouldStartWith("idempotency.");
        (await applicant.ViewAsync())!.State.ShouldBe(ApplicationState.Draft);
    }

    private static string Stored(ApplicationForm form) => System.Text.Json.JsonSerializer.Serialize(form);
}
