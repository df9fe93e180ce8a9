using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Staff;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Staff;

public sealed class CardTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Theory, Trait("rule", "miyazaki/5-2"), Trait("rule", "osaki/3"), Trait("how", "enforce"), InlineData("miyazaki"), InlineData("osaki")]
    public async Task A_card_always_has_the_real_name_the_profession_and_the_facility(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);

        var card = (await Cards(world, world.Member)).ShouldHaveSingleItem();

        card.ShouldSatisfyAllConditions(
            c => c.Name.ShouldBe("鈴木 一郎"),
            c => c.Profession.ShouldBe(Profession.Nurse),
            c => c.FacilityName.ShouldBe("みどり訪問看護ステーション"),
            c => c.HasPhoto.ShouldBeFalse()
        );
        (await Cards(world, PersonId.From(Guid.CreateVersion7()))).ShouldBeEmpty();
    }

    [Theory, Trait("rule", "miyazaki/5-2"), Trait("rule", "miyazaki/tips-2"), Trait("rule", "osaki/3"), Trait("how", "enforce")]
    [InlineData("佐々木 恵", true), InlineData("Maria O'Neill", true), InlineData("ジョン・スミス", true)]
    [InlineData("めぐみん★", false), InlineData("user01", false), InlineData("匿", false), InlineData("・・・", false)]
    public void A_name_is_a_real_one(string name, bool isReal) => RealName.Read(name).IsOk.ShouldBe(isReal);

    [
        Theory,
        Trait("rule", "miyazaki/tips-2"),
        Trait("rule", "osaki/3"),
        Trait("how", "enforce"),
        InlineData("miyazaki"),
        InlineData("osaki")
    ]
    public async Task Nobody_changes_his_own_name_and_the_secretariat_corrects_it(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);
        var before = (await Cards(world, world.Member))[0].Version;

        foreach (var actor in new[] { world.Member, world.Administrator })
        {
            (
                await world.AskAsync<Result>(new CorrectName(actor, world.Member, "鈴木 市郎", "書き間違い", "name-form-1"))
            ).Error!.Status.ShouldBe(404);
        }

        (
            await world.AskAsync<Result>(new CorrectName(world.Secretariat, world.Member, "いっちゃん☆", "愛称", "name-form-2"))
        ).Error!.Code.ShouldBe("registration.name_not_real");
        (await world.AskAsync<Result>(new CorrectName(world.Secretariat, world.Member, "鈴木 市郎", "書き間違い", "name-form-1"))).ShouldBe(
            Result.Ok
        );
        (await Cards(world, world.Member))[0]
            .ShouldSatisfyAllConditions(c => c.Name.ShouldBe("鈴木 市郎"), c => c.Version.ShouldBeGreaterThan(before));
    }

    [Fact]
    public async Task More_than_two_hundred_cards_are_not_asked_for_at_once()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);

        (
            await world.AskAsync<Result<PersonCards>>(
                new GetPersonCards([.. Enumerable.Range(0, 201).Select(_ => PersonId.From(Guid.CreateVersion7()))])
            )
        ).Error!.Code.ShouldBe("registration.cards_too_many");
    }

    [Theory, Trait("rule", "okayama/3-2"), InlineData("okayama", true), InlineData("misato", false)]
    public void Who_comes_in_belongs_into_the_regions_groups_and_doctors_into_theirs(string region, bool has)
    {
        var (policy, person) = (Regions.Policy(region), PersonId.From(Guid.CreateVersion7()));

        RegionGroups.Of(policy, person, new(region), Profession.Nurse, default)?.AllUsersGroup.ShouldBe(has);
        RegionGroups.Of(policy, person, new(region), Profession.Doctor, default)?.DoctorsGroup.ShouldBe(has);
        (RegionGroups.Of(policy, person, new(region), Profession.Nurse, default)?.DoctorsGroup ?? false).ShouldBeFalse();
        (RegionGroups.Of(policy, person, new(region), Profession.Nurse, default) is not null).ShouldBe(has);
    }

    private static async Task<IReadOnlyList<PersonCard>> Cards(TestRegion world, PersonId person) =>
        (await world.AskAsync<Result<PersonCards>>(new GetPersonCards([person]))).Value.Cards;
}
