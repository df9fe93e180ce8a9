using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Passwords;
using CareNet.Testing;

namespace CareNet.Security.Tests.Passwords;

public sealed class GuessableNamesTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory]
    [InlineData("やまだ はなこ", "yamada", "hanako")]
    [InlineData("サトウ ショウイチ", "satou", "sato", "shouichi", "shoichi")]
    [InlineData("はっとり きょうこ", "hattori", "kyouko", "kyoko")]
    [InlineData("みどり訪問看護ステーション", "midori", "みどり訪問看護ステーション")]
    [InlineData("山田 花子", "山田", "花子")]
    [InlineData("Maria O'Neill", "Maria", "O'Neill")]
    public void A_name_is_known_as_it_is_typed(string name, params string[] words) =>
        words.ShouldBeSubsetOf(GuessableNames.Words(name, null));

    [Theory, Trait("rule", "okayama/3-1"), Trait("how", "enforce")]
    [InlineData("Midori-4482!")]
    [InlineData("m1dori#2026x")]
    [InlineData("鈴木-kx7-4482")]
    public async Task The_names_of_person_and_facility_are_no_password(string password)
    {
        var world = await TestRegion.In(house.App, "okayama");
        var nurse = await house.App.AccountAsync(world, world.Member);
        var stranger = await house.App.PersonAsync("okayama");

        (await ChangeAsync(nurse, password)).Error.ShouldBe(SecurityErrors.PasswordGuessable);
        (await ChangeAsync(nurse, "kx7-fq2m-4482")).IsOk.ShouldBeTrue();
        (await ChangeAsync(stranger, password)).IsOk.ShouldBeTrue("to somebody else these words are no name");
        (
            await house.AskAsync<long>("SELECT count(*) FROM security.accounts a WHERE a::text LIKE '%鈴木%' OR a::text LIKE '%みどり%'")
        ).ShouldBe(0, "names stay with Registration");
    }

    private async Task<Result<SignInAnswer>> ChangeAsync(TestPerson person, string to)
    {
        var session = (await house.App.SessionOfAsync(await house.App.SessionTokenAsync(person)))!;
        return await house.App.AskAsync<Result<SignInAnswer>>(
            new Contracts.ChangePassword(session.Session, person.Id, TestPerson.Password, to, SecurityActs.Phone)
        );
    }
}
