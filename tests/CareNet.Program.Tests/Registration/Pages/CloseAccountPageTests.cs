using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Pages;

public sealed class CloseAccountPageTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    private const string Page = "/me/close-account";

    [Theory, Trait("rule", "okayama/5"), Trait("how", "enforce")]
    [InlineData("okayama", 200)]
    [InlineData("misato", 404)]
    public async Task Only_where_the_policy_leaves_it_to_the_holder_is_there_a_page_for_it(string region, int status)
    {
        using var nurse = await SignedInPerson.In(host.App, await TestRegion.In(host.App, region));

        (await nurse.Open("/account")).Text.Contains(Page, StringComparison.Ordinal).ShouldBe(status == 200);
        (await nurse.Open(Page)).Status.ShouldBe(status);
    }

    [Fact, Trait("rule", "okayama/5"), Trait("how", "enforce")]
    public async Task Whoever_belongs_to_no_facility_any_more_closes_the_own_account()
    {
        using var nurse = await SignedInPerson.In(host.App, await TestRegion.In(host.App, "okayama"));
        (await nurse.Open(Page)).Text.ShouldContain("所属している間は閉じられません");
        (await StateAsync(nurse)).ShouldBe("Open");
        await host.Database.RunAsync($"UPDATE registration.memberships SET until = since WHERE person = '{nurse.Id}'");
        await host.Database.RunAsync(
            $"UPDATE security.standings SET standing = jsonb_set(standing, '{{Memberships}}', '[]') WHERE person = '{nurse.Id}'"
        );

        (await nurse.Send(Page, "close")).Text.ShouldContain("IDを閉じる手続きをしました");

        await Patience.Until(async () => await StateAsync(nurse) == "Closed", "the account");
        (await nurse.Open("/me")).Status.ShouldBe(302);
    }

    private Task<string?> StateAsync(SignedInPerson person) =>
        host.Database.AskAsync<string>($"SELECT state FROM security.accounts WHERE person = '{person.Id}'");
}
