using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts.SharedAccounts;
using CareNet.Testing;

namespace CareNet.Security.Tests.SharedAccounts;

public class SharedAccountTests(SecurityHouse house) : IClassFixture<SecurityHouse>
{
    [Theory, InlineData("nishitokyo"), InlineData("miyazaki"), InlineData("okayama"), InlineData("osaki")]
    public async Task Where_sharing_is_forbidden_none_is_declared(string region)
    {
        var (administrator, colleague) = await PairAsync(region);

        (await DeclareAsync(house.App, administrator, [administrator, colleague])).Error!.Code.ShouldBe("security.shared_account_forbidden");
    }

    [Fact]
    [Trait("rule", "misato/11-2"), Trait("how", "show")]
    public async Task Where_it_is_tolerated_it_is_declared_listed_and_posts_name_their_writer()
    {
        var (administrator, colleague) = await PairAsync("misato");
        var secretary = await house.App.SecretaryAsync("misato");

        (await DeclareAsync(house.App, administrator, [administrator])).Error!.Code.ShouldBe("security.shared_account_too_few");
        (await DeclareAsync(house.App, administrator, [administrator, colleague], facilityAnswers: false)).Error!.Code.ShouldBe("security.shared_account_nobody_answers");
        (await DeclareAsync(house.App, administrator, [administrator, colleague], reason: "")).Error!.Code.ShouldBe("security.words_missing");
        (await DeclareAsync(house.App, administrator, [administrator, await house.App.PersonAsync("misato")])).Error!.Code.ShouldBe("security.shared_account_not_found");
        var id = (await DeclareAsync(house.App, administrator, [administrator, colleague])).Value;
        (await DeclareAsync(house.App, administrator, [administrator, colleague])).Error!.Code.ShouldBe("security.shared_account_already");

        (await ListAsync(new(administrator.Facility, null, administrator.Id))).ShouldHaveSingleItem().Users.ShouldBe([administrator.Id, colleague.Id], ignoreOrder: true);
        (await ListAsync(new(null, new("misato"), secretary.Id))).ShouldContain(row => row.Id == id);
        (await ListAsync(new(null, new("misato"), colleague.Id))).ShouldBeEmpty();
        (await house.App.AskAsync<SharedUse>(new SharedUseOf(administrator.Id))).ShouldSatisfyAllConditions(
            use => use.IsShared.ShouldBeTrue(), use => use.NamesWriter.ShouldBeTrue(), use => use.Users.Count.ShouldBe(2));

        (await house.App.AskAsync<Result>(new EndSharedAccount(id, colleague.Id, Asking.Somewhere))).Error!.Status.ShouldBe(404);
        (await house.App.AskAsync<Result>(new EndSharedAccount(id, administrator.Id, Asking.Somewhere))).IsOk.ShouldBeTrue();
        (await house.App.AskAsync<Result>(new EndSharedAccount(id, administrator.Id, Asking.Somewhere))).Error!.Status.ShouldBe(409);
        (await house.App.AskAsync<SharedUse>(new SharedUseOf(administrator.Id))).IsShared.ShouldBeFalse();
        await using var app = house.Without("misato", "misato/11-2");
        (await DeclareAsync(app, administrator, [administrator, colleague])).Error!.Code.ShouldBe("security.shared_account_forbidden");
    }

    private async Task<(TestPerson Administrator, TestPerson Colleague)> PairAsync(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        return (administrator, await house.App.PersonAsync(region, FacilityRole.Member, administrator.Facility));
    }

    private Task<IReadOnlyList<SharedAccountRow>> ListAsync(ListSharedAccounts asked) => house.App.AskAsync<IReadOnlyList<SharedAccountRow>>(asked);

    private static Task<Result<SharedAccountId>> DeclareAsync(
        CareNetApp app, TestPerson administrator, TestPerson[] users, string reason = "受付の共用PC", bool facilityAnswers = true) =>
        app.AskAsync<Result<SharedAccountId>>(new DeclareSharedAccount(
            administrator.Facility, administrator.Id, reason, [.. users.Select(user => user.Id)], facilityAnswers, administrator.Id, Asking.Somewhere));
}
