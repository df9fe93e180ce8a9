using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>How somebody comes in, and what they prove by: each form once, filled in rightly.</summary>
internal sealed class SignInForms(UnlimitedHost house)
{
    public static readonly string[] Names =
    [
        "sign-in",
        "forgotten",
        "choose",
        "join",
        "second",
        "device-lock",
        "review",
        "change",
        "factor",
        "again",
    ];

    public async Task<FormCase> OfAsync(string name, FormPeople people)
    {
        var administrator = people.Administrator;
        var nurse = people.Nurse;
        var phone = people.Phone;
        return name switch
        {
            "sign-in" => new(
                FormTable.Visitor(house),
                "/sign-in",
                "sign-in",
                new() { ["Form.MailAddress"] = nurse.MailAddress, ["Form.Password"] = "wrong-4482-word!" }
            )
            {
                Texts = ["Form.MailAddress", "Form.Password"],
            },
            "forgotten" => new(
                FormTable.Visitor(house),
                "/account/forgotten",
                "forgotten",
                new() { ["Form.MailAddress"] = nurse.MailAddress }
            )
            {
                Texts = ["Form.MailAddress"],
            },
            "choose" => new(
                FormTable.Visitor(house),
                $"/account/link/{await LinkAsync(nurse)}",
                "choose",
                new() { ["Form.Password"] = "mizuumi-7731-sora", ["Form.Again"] = "mizuumi-7731-sora" }
            )
            {
                Texts = ["Form.Password", "Form.Again"],
                Makes = "SELECT count(*) FROM security.earlier_passwords",
            },
            "join" => new(
                FormTable.Visitor(house),
                "/devices/join",
                "join",
                new()
                {
                    ["Form.Code"] = (await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(nurse))).Value.JoinCode!,
                }
            )
            {
                Texts = ["Form.Code"],
                Makes = "SELECT count(*) FROM security.devices WHERE token_hash IS NOT NULL",
            },
            "second" => new(
                await UnderwayAsync(nurse, SignInStage.SecondFactor),
                "/sign-in/second",
                "second",
                new() { ["Form.Code"] = "123456" }
            )
            {
                Texts = ["Form.Code"],
            },
            "device-lock" => new(
                await UnderwayAsync(nurse, SignInStage.DeclareLock),
                "/sign-in/device",
                "device-lock",
                new() { ["Form.Locks"] = "yes" }
            )
            {
                Texts = ["Form.Locks"],
            },
            "review" => new(
                await UnderwayAsync(nurse, SignInStage.ReviewFactors),
                "/sign-in/review",
                "review",
                new() { ["Form.Choice"] = "none" }
            )
            {
                Texts = ["Form.Choice"],
                Makes = "SELECT count(*) FROM platform.audit_entries WHERE action = 'factor.review'",
            },
            "change" => new(
                phone,
                "/account/password",
                "change",
                new()
                {
                    ["Form.Present"] = TestPerson.Password,
                    ["Form.Password"] = "mizuumi-7731-sora",
                    ["Form.Again"] = "mizuumi-7731-sora",
                }
            )
            {
                Texts = ["Form.Present", "Form.Password", "Form.Again"],
                Makes = "SELECT count(*) FROM security.earlier_passwords",
            },
            "factor" => new(phone, "/account/factor", "factor", new() { ["Form.Choice"] = "confirm", ["Form.Code"] = "000000" })
            {
                Texts = ["Form.Sealed", "Form.Code"],
            },
            "again" => new(phone, "/sign-in/again", "again", new() { ["Form.Password"] = "wrong-4482-word!" })
            {
                Texts = ["Form.Password"],
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private async Task<HttpClient> UnderwayAsync(TestPerson person, SignInStage stage)
    {
        var client = FormTable.Visitor(house);
        client.DefaultRequestHeaders.Add("Cookie", $"carenet={await house.App.SessionTokenAsync(person, stage)}");
        return client;
    }

    private async Task<string> LinkAsync(TestPerson person)
    {
        await house.App.TellAsync(new AskPasswordReset(person.MailAddress, SecurityActs.Phone));
        return await house.App.LinkTokenAsync(person.MailAddress);
    }
}
