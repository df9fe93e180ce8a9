using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Staff;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Staff;

public sealed class CardTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory, Trait("rule", "miyazaki/5-2"), Trait("rule", "osaki/3"), Trait("how", "enforce"), InlineData("miyazaki"), InlineData("osaki")]
    public async Task A_card_always_has_the_real_name_the_profession_and_the_facility(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app, region);

        var card = (await Cards(world, world.Member)).ShouldHaveSingleItem();

        card.ShouldSatisfyAllConditions(
            c => c.Name.ShouldBe("鈴木 一郎"), c => c.Profession.ShouldBe(Profession.Nurse), c => c.FacilityName.ShouldBe("みどり訪問看護ステーション"), c => c.HasPhoto.ShouldBeFalse());
        (await Cards(world, PersonId.From(Guid.CreateVersion7()))).ShouldBeEmpty();
    }

    [Theory, Trait("rule", "miyazaki/5-2"), Trait("rule", "miyazaki/tips-2"), Trait("rule", "osaki/3"), Trait("how", "enforce")]
    [InlineData("佐々木 恵", true), InlineData("Maria O'Neill", true), InlineData("ジョン・スミス", true)]
    [InlineData("めぐみん★", false), InlineData("user01", false), InlineData("匿", false), InlineData("・・・", false)]
    public void A_name_is_a_real_one(string name, bool isReal) => RealName.Read(name).IsOk.ShouldBe(isReal);

    [Theory, Trait("rule", "miyazaki/tips-2"), Trait("rule", "osaki/3"), Trait("how", "enforce"), InlineData("miyazaki"), InlineData("osaki")]
    public async Task Nobody_changes_his_own_name_and_the_secretariat_corrects_it(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app, region);
        var before = (await Cards(world, world.Member))[0].Version;

        foreach (var actor in new[] { world.Member, world.Administrator })
        {
            (await world.AskAsync<Result>(new CorrectName(actor, world.Member, "鈴木 市郎", "書き間違い", "name-form-1"))).Error!.Status.ShouldBe(404);
        }

        (await world.AskAsync<Result>(new CorrectName(world.Secretariat, world.Member, "いっちゃん☆", "愛称", "name-form-2"))).Error!.Code.ShouldBe("registration.name_not_real");
        (await world.AskAsync<Result>(new CorrectName(world.Secretariat, world.Member, "鈴木 市郎", "書き間違い", "name-form-1"))).ShouldBe(Result.Ok);
        (await Cards(world, world.Member))[0].ShouldSatisfyAllConditions(c => c.Name.ShouldBe("鈴木 市郎"), c => c.Version.ShouldBeGreaterThan(before));
    }

    [Fact]
    public async Task More_than_two_hundred_cards_are_not_asked_for_at_once()
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app);

        (await world.AskAsync<Result<PersonCards>>(new GetPersonCards([.. Enumerable.Range(0, 201).Select(_ => PersonId.From(Guid.CreateVersion7()))])))
            .Error!.Code.ShouldBe("registration.cards_too_many");
    }

    [Fact, Trait("rule", "misato/11-2"), Trait("how", "enforce")]
    public async Task Where_it_is_tolerated_a_shared_ID_has_a_reason_its_users_and_the_heads_word()
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app, "misato");

        (await Share(world, world.Member)).Error!.Status.ShouldBe(404);
        (await Share(world, reason: "")).Error!.Code.ShouldBe("registration.reason_missing");
        (await Share(world, head: "山田 花子")).Error!.Code.ShouldBe("registration.pledge_other_name");
        (await Share(world, users: [world.Member])).Error!.Code.ShouldBe("registration.shared_id_users");
        (await Share(world, users: [world.Member, world.Secretariat])).Error!.Code.ShouldBe("registration.shared_id_users");
        var shared = (await Share(world)).Value;

        var kept = await world.InContextAsync(context => context.Set<SharedId>().SingleAsync(s => s.Id == shared));
        kept.Users.ShouldBe([world.Member.Value, world.Administrator.Value], ignoreOrder: true);
        kept.AcceptedByHead.ShouldBe("佐藤 実");
    }

    [Theory, Trait("rule", "misato/11-2"), Trait("rule", "nishitokyo/11-2"), Trait("rule", "miyazaki/17-2"), Trait("how", "enforce")]
    [InlineData("nishitokyo", false), InlineData("miyazaki", false), InlineData("okayama", false), InlineData("osaki", false), InlineData("misato", true)]
    public async Task Elsewhere_and_without_the_rule_an_account_is_one_persons(string region, bool isSwitchedOff)
    {
        await using var app = new CareNetApp(database)
        {
            Policies = isSwitchedOff ? Regions.Book.With(Regions.Policy(region).Without("misato/11-2")) : Regions.Book,
        };

        (await Share(await World.In(app, region))).Error!.Code.ShouldBe("registration.shared_id_forbidden");
    }

    [Theory, Trait("rule", "nishitokyo/11-2"), Trait("rule", "miyazaki/17-2"), Trait("how", "enforce"), InlineData("nishitokyo"), InlineData("miyazaki")]
    public async Task It_is_the_regions_word_that_forbids_it(string region)
    {
        var policy = Regions.Policy(region).With(settings => settings with { SharedAccounts = Regions.Policy("misato").Settings.SharedAccounts });
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(policy) };

        (await Share(await World.In(app, region))).IsOk.ShouldBeTrue();
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

    private static async Task<IReadOnlyList<PersonCard>> Cards(World world, PersonId person) =>
        (await world.AskAsync<Result<PersonCards>>(new GetPersonCards([person]))).Value.Cards;

    private static Task<Result<Guid>> Share(World world, PersonId? actor = null, string reason = "端末が1台のため", string head = "佐藤 実", PersonId[]? users = null) =>
        world.AskAsync<Result<Guid>>(new OpenSharedId(
            actor ?? world.Administrator, world.Facility, "看護師室", reason, users ?? [world.Member, world.Administrator], head, $"shared-{Guid.CreateVersion7():n}"));
}
