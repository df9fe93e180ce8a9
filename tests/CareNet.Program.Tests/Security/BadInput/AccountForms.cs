using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>Accounts of others and what holds for all of them: each form once, filled in rightly.</summary>
internal sealed class AccountForms(UnlimitedHost house)
{
    public static readonly string[] Names = ["share", "sign-in-rules", "recover", "decision", "profile", "find"];

    public async Task<FormCase> OfAsync(string name, FormPeople people)
    {
        var nurse = people.Nurse;
        var stranger = people.Stranger;
        var desk = people.Desk;
        var facility = $"/facilities/{people.Administrator.Facility}";
        return name switch
        {
            "share" => await ShareAsync(stranger),
            "sign-in-rules" => new(
                desk,
                $"{facility}/security",
                "sign-in-rules",
                new()
                {
                    ["Form.Factor"] = "required",
                    ["Form.Networks"] = "",
                    ["Form.Mobile"] = "yes",
                }
            )
            {
                Texts = ["Form.Networks", "Form.Factor"],
                Foreign = $"/facilities/{stranger.Facility}/security",
                Makes = "SELECT count(*) FROM security.facility_settings",
            },
            "recover" => new(
                await house.App.SignedInAs(await house.App.SecretaryAsync("misato")),
                $"/regions/misato/accounts/{nurse.Id}",
                "recover",
                new() { ["Form.How"] = "InPerson", ["Form.Note"] = "窓口" }
            )
            {
                Texts = ["Form.How", "Form.Note"],
                Foreign = $"/regions/misato/accounts/{(await house.App.PersonAsync("osaki")).Id}",
            },
            "decision" => new(
                desk,
                $"{facility}/accounts/{nurse.Id}",
                "decision",
                new() { ["Form.Decision"] = "Suspended", ["Form.Reason"] = "退職" }
            )
            {
                Texts = ["Form.Decision", "Form.Reason"],
                Foreign = $"{facility}/accounts/{stranger.Id}",
            },
            "profile" => new(
                await house.App.SignedInAs(await house.App.SecretaryAsync("misato")),
                "/regions/misato/security",
                "profile",
                new() { ["Form.Follows"] = "guideline", ["Form.Factor"] = "optional" }
            )
            {
                Texts = ["Form.Follows", "Form.Factor"],
                Foreign = "/regions/osaki/security",
            },
            "find" => new(
                await house.App.SignedInAs(await house.App.SecretaryAsync("misato")),
                "/regions/misato/accounts",
                "find",
                new() { ["Form.Mail"] = "nobody@example.jp" }
            )
            {
                Texts = ["Form.Mail"],
                Foreign = "/regions/osaki/accounts",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private async Task<FormCase> ShareAsync(TestPerson stranger)
    {
        var world = await TestRegion.In(house.App);
        var (administrator, nurse) = (
            await house.App.AccountAsync(world, world.Administrator, FacilityRole.Administrator),
            await house.App.AccountAsync(world, world.Member)
        );
        return new(
            await house.App.SignedInAs(administrator),
            $"/facilities/{administrator.Facility}/shared-accounts",
            "share",
            new()
            {
                ["Form.Account"] = nurse.Id.ToString(),
                ["Form.Users"] = nurse.Id.ToString(),
                ["Form.Reason"] = "1台のため",
                ["Form.Head"] = "佐藤 実",
            }
        )
        {
            Also = [("Form.Users", administrator.Id.ToString())],
            Texts = ["Form.Reason", "Form.Head"],
            Ids = ["Form.Account", "Form.Users"],
            ForeignId = stranger.Id.ToString(),
            Foreign = $"/facilities/{stranger.Facility}/shared-accounts",
            Makes = "SELECT count(*) FROM security.shared_accounts",
        };
    }
}
