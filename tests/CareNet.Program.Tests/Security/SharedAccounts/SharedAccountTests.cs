using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.BadInput;
using CareNet.Testing;

namespace CareNet.Security.Tests.SharedAccounts;

public sealed class SharedAccountTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private const string Head = "佐藤 実";

    [Theory, InlineData("nishitokyo"), InlineData("miyazaki"), InlineData("okayama"), InlineData("osaki")]
    public async Task Where_sharing_is_forbidden_none_is_declared(string region)
    {
        var (_, administrator, colleague) = await TeamAsync(region);

        (await DeclareAsync(house.App, administrator, [administrator, colleague])).Error!.Code.ShouldBe("registration.shared_id_forbidden");
    }

    [Fact]
    [Trait("rule", "misato/11-2"), Trait("how", "show")]
    public async Task Where_it_is_tolerated_it_is_declared_listed_and_posts_name_their_writer()
    {
        var (world, administrator, colleague) = await TeamAsync("misato");
        var secretary = await house.App.OfficerAsync(world);

        (await DeclareAsync(house.App, colleague, [administrator, colleague])).Error!.Status.ShouldBe(404);
        (await DeclareAsync(house.App, secretary, [administrator, colleague], at: administrator)).Error!.Status.ShouldBe(404);
        (
            await DeclareAsync(house.App, administrator, [administrator, colleague], account: await house.App.PersonAsync("misato"))
        ).Error!.Status.ShouldBe(404);
        (await DeclareAsync(house.App, administrator, [administrator, colleague], head: "")).IsOk.ShouldBeFalse();
        (await DeclareAsync(house.App, administrator, [administrator])).IsOk.ShouldBeFalse();
        (await CountAsync(administrator)).ShouldBe(0);
        var id = (await DeclareAsync(house.App, administrator, [administrator, colleague], key: "shared-account-form-1")).Value;
        (await DeclareAsync(house.App, administrator, [administrator, colleague], key: "shared-account-form-1")).Value.ShouldBe(id);
        (await DeclareAsync(house.App, administrator, [administrator, colleague])).Error!.Code.ShouldBe("security.shared_account_already");
        (await CountAsync(administrator)).ShouldBe(1);

        (await ListAsync(new(administrator.Facility, null, administrator.Id)))
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                row => row.Users.ShouldBe([administrator.Id, colleague.Id], ignoreOrder: true),
                row => row.AcceptedByHead.ShouldBe(Head)
            );
        (await ListAsync(new(null, new("misato"), secretary.Id))).ShouldContain(row => row.Id == id);
        (await ListAsync(new(null, new("misato"), colleague.Id))).ShouldBeEmpty();
        (await house.App.AskAsync<SharedUse>(new GetSharedUse(administrator.Id))).ShouldSatisfyAllConditions(
            use => use.IsShared.ShouldBeTrue(),
            use => use.NamesWriter.ShouldBeTrue(),
            use => use.Users.Count.ShouldBe(2)
        );

        (await house.App.AskAsync<Result>(new EndSharedAccount(id, colleague.Id, Asking.Somewhere))).Error!.Status.ShouldBe(404);
        (await house.App.AskAsync<Result>(new EndSharedAccount(id, administrator.Id, Asking.Somewhere))).IsOk.ShouldBeTrue();
        (await house.App.AskAsync<Result>(new EndSharedAccount(id, administrator.Id, Asking.Somewhere))).Error!.Status.ShouldBe(409);
        (await house.App.AskAsync<SharedUse>(new GetSharedUse(administrator.Id))).IsShared.ShouldBeFalse();
        await using var app = house.Without("misato", "misato/11-2");
        (await DeclareAsync(app, administrator, [administrator, colleague])).Error!.Code.ShouldBe("registration.shared_id_forbidden");
    }

    [Fact]
    [Trait("rule", "misato/11-2"), Trait("how", "enforce")]
    public async Task The_page_opens_a_shared_ID_only_with_the_heads_name()
    {
        var (_, administrator, colleague) = await TeamAsync("misato");
        using var desk = await house.App.SignedInAs(administrator);
        var page = $"/facilities/{administrator.Facility}/shared-accounts";
        Dictionary<string, string> answers = new()
        {
            ["Form.Account"] = colleague.Id.ToString(),
            ["Form.Reason"] = "端末が1台のため",
            ["Form.Head"] = "高橋 次郎",
        };

        (await SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync(colleague)).ShouldBe(0);
        answers["Form.Head"] = Head;
        (await SendAsync()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync(colleague)).ShouldBe(1);
        WebUtility.HtmlDecode(await desk.GetStringAsync(page)).ShouldContain("端末が1台のため");

        var id = await house.AskAsync<Guid>($"SELECT id FROM security.shared_accounts WHERE account = '{colleague.Id}'");
        (
            await (await SentForm.OfAsync(desk, page, "end")).SendAsync(new Dictionary<string, string> { ["Ended.Id"] = "" })
        ).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync(colleague)).ShouldBe(1);
        (
            await (await SentForm.OfAsync(desk, page, "end")).SendAsync(new Dictionary<string, string> { ["Ended.Id"] = $"{id}" })
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync(colleague)).ShouldBe(0);

        async Task<HttpResponseMessage> SendAsync() =>
            await (
                await SentForm.OfAsync(
                    desk,
                    page,
                    "share",
                    ("Form.Users", administrator.Id.ToString()),
                    ("Form.Users", colleague.Id.ToString())
                )
            ).SendAsync(answers);
    }

    private async Task<(TestRegion Area, TestPerson Administrator, TestPerson Colleague)> TeamAsync(string region)
    {
        var world = await TestRegion.In(house.App, region);
        return (
            world,
            await house.App.AccountAsync(world, world.Administrator, FacilityRole.Administrator),
            await house.App.AccountAsync(world, world.Member)
        );
    }

    private Task<long> CountAsync(TestPerson account) =>
        house.AskAsync<long>($"SELECT count(*) FROM security.shared_accounts WHERE account = '{account.Id}' AND ended_at IS NULL");

    private Task<IReadOnlyList<SharedAccountRow>> ListAsync(ListSharedAccounts asked) =>
        house.App.AskAsync<IReadOnlyList<SharedAccountRow>>(asked);

    private static Task<Result<SharedAccountId>> DeclareAsync(
        CareNetApp app,
        TestPerson actor,
        TestPerson[] users,
        string head = Head,
        TestPerson? account = null,
        TestPerson? at = null,
        string? key = null
    ) =>
        app.AskAsync<Result<SharedAccountId>>(
            new DeclareSharedAccount(
                (at ?? actor).Facility,
                (account ?? users[0]).Id,
                "受付の共用PC",
                [.. users.Select(user => user.Id)],
                head,
                key ?? $"shared-{Guid.CreateVersion7():n}",
                actor.Id,
                Asking.Somewhere
            )
        );
}
