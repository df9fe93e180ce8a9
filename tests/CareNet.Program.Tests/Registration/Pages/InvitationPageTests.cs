using CareNet.Registration.Tests.Invitations;

namespace CareNet.Registration.Tests.Pages;

public sealed class InvitationPageTests(OfficeHost host) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Somebody_reads_an_invitation_and_accepts_it_with_one_press_or_two()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        using var nurse = await SignedInPerson.In(host.App, misato.Area);
        var invitation = (await NamingTests.Name(nishitokyo.Area, await NamingTests.MailOf(misato.Area, nurse.Id), "高橋 結衣"))
            .Value
            .Invitation!
            .Value;

        (await nishitokyo.Administrator.Open($"/facilities/{nishitokyo.Area.Facility}/staff")).Text.ShouldContain("招待中：1件");
        (await nurse.Open("/me")).Text.ShouldContain("事業所からの招待：1件");
        (await nurse.Open("/me/invitations")).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("みどり訪問看護ステーション"),
            t => t.ShouldContain("4月から勤務")
        );
        var accept = await nurse.Fill("/me/invitations", $"accept-{invitation}");
        (await accept.Send()).Status.ShouldBe(302);
        (await accept.Send()).Status.ShouldBe(302);

        (await host.CountAsync("memberships", $"person = '{nurse.Id}' AND until IS NULL")).ShouldBe(2);
        (await nurse.Open("/me/invitations")).Text.ShouldContain("回答を待っている招待はありません");
        (await nishitokyo.Administrator.Open("/me/invitations")).Text.ShouldContain("回答を待っている招待はありません");
    }

    [Fact]
    public async Task Somebody_declines_and_the_facility_reads_so()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        var invitation = (await NamingTests.Name(nishitokyo.Area, await NamingTests.MailOf(misato.Area, misato.Secretary.Id), "高橋 結衣"))
            .Value
            .Invitation!
            .Value;

        (await misato.Secretary.Send("/me/invitations", $"decline-{invitation}")).Status.ShouldBe(302);

        (await host.CountAsync("memberships", $"person = '{misato.Secretary.Id}'")).ShouldBe(0);
        (await nishitokyo.Administrator.Open($"/facilities/{nishitokyo.Area.Facility}/staff")).Text.ShouldContain("辞退");
    }

    [Fact]
    public async Task An_invitation_of_somebody_who_no_longer_leads_the_facility_says_so_and_can_be_declined()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        using var nurse = await SignedInPerson.In(host.App, misato.Area);
        var invitation = (await NamingTests.Name(nishitokyo.Area, await NamingTests.MailOf(misato.Area, nurse.Id), "高橋 結衣"))
            .Value
            .Invitation!
            .Value;
        var accept = await nurse.Fill("/me/invitations", $"accept-{invitation}");
        await host.Database.RunAsync($"UPDATE registration.memberships SET until = since WHERE person = '{nishitokyo.Area.Administrator}'");

        (await accept.Send()).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(200),
            a => a.Text.ShouldContain("この招待を出した人は、今は")
        );
        (await nurse.Open("/me/invitations")).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("この招待を出した人は、今は"),
            t => t.ShouldNotContain($"accept-{invitation}")
        );
        (await host.CountAsync("memberships", $"person = '{nurse.Id}' AND until IS NULL")).ShouldBe(1);
        (await nurse.Send("/me/invitations", $"decline-{invitation}")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task The_secretariat_is_warned_before_it_issues_an_ID_for_somebody_of_another_region()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        (
            await NamingTests.Name(misato.Area, await NamingTests.MailOf(nishitokyo.Area, nishitokyo.Area.Member), "鈴木 一郎")
        ).Value.Request.ShouldNotBeNull();

        (await misato.Secretary.Open("/regions/id-requests")).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("すでにほかで登録されている人です"),
            t => t.ShouldContain("みどり訪問看護ステーションにすでに登録されています")
        );
        (await misato.Administrator.Open($"/facilities/{misato.Area.Facility}/staff")).Text.ShouldNotContain(
            "すでにほかで登録されている人です"
        );
    }
}
