using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Staff;

public sealed class SharedIdTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact, Trait("rule", "misato/11-2"), Trait("how", "enforce")]
    public async Task Where_it_is_tolerated_a_shared_ID_has_a_reason_its_users_and_the_heads_word()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, "misato");
        var elsewhere = await world.AddPersonAsync(await world.AddFacilityAsync("さくら薬局"));
        var closed = await world.AddFacilityAsync("準備中の事業所", active: false);

        (await Check(world, actor: world.Member)).Error!.Status.ShouldBe(404);
        (await Check(world, facility: closed)).Error!.Status.ShouldBe(404);
        (await Check(world, reason: " ")).Error!.Code.ShouldBe("registration.reason_missing");
        (await Check(world, head: null)).Error!.Code.ShouldBe("registration.name_missing");
        (await Check(world, head: "山田 花子")).Error!.Code.ShouldBe("registration.shared_id_other_head");
        (await Check(world, users: [world.Member])).Error!.Code.ShouldBe("registration.shared_id_users");
        (await Check(world, users: [world.Member, world.Member])).Error!.Code.ShouldBe("registration.shared_id_users");
        (await Check(world, users: [world.Member, elsewhere])).Error!.Code.ShouldBe("registration.shared_id_users");
        (await Check(world, users: [.. Enumerable.Range(0, 21).Select(_ => PersonId.From(Guid.CreateVersion7()))])).Error!.Code.ShouldBe(
            "registration.shared_id_users"
        );

        (await Check(world, head: "佐藤　実")).Value.ShouldSatisfyAllConditions(
            terms => terms.Reason.ShouldBe("端末が1台のため"),
            terms => terms.Users.ShouldBe([world.Member, world.Administrator], ignoreOrder: true),
            terms => terms.AcceptedByHead.ShouldBe("佐藤　実")
        );
    }

    [Theory, Trait("rule", "misato/11-2"), Trait("rule", "nishitokyo/11-2"), Trait("rule", "miyazaki/17-2"), Trait("how", "enforce")]
    [
        InlineData("nishitokyo", false),
        InlineData("miyazaki", false),
        InlineData("okayama", false),
        InlineData("osaki", false),
        InlineData("misato", true)
    ]
    public async Task Elsewhere_and_without_the_rule_an_account_is_one_persons(string region, bool isSwitchedOff)
    {
        await using var app = new CareNetApp(database)
        {
            Policies = isSwitchedOff ? Regions.Book.With(Regions.Policy(region).Without("misato/11-2")) : Regions.Book,
        };

        (await Check(await TestRegion.In(app, region))).Error!.Code.ShouldBe("registration.shared_id_forbidden");
    }

    [
        Theory,
        Trait("rule", "nishitokyo/11-2"),
        Trait("rule", "miyazaki/17-2"),
        Trait("how", "enforce"),
        InlineData("nishitokyo"),
        InlineData("miyazaki")
    ]
    public async Task It_is_the_regions_word_that_forbids_it(string region)
    {
        var policy = Regions
            .Policy(region)
            .With(settings => settings with { SharedAccounts = Regions.Policy("misato").Settings.SharedAccounts });
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(policy) };

        (await Check(await TestRegion.In(app, region))).IsOk.ShouldBeTrue();
    }

    private static Task<Result<SharedAccountTerms>> Check(
        TestRegion world,
        PersonId? actor = null,
        FacilityId? facility = null,
        string reason = "端末が1台のため",
        string? head = "佐藤 実",
        PersonId[]? users = null
    ) =>
        world.AskAsync<Result<SharedAccountTerms>>(
            new CheckSharedAccount(
                actor ?? world.Administrator,
                facility ?? world.Facility,
                reason,
                users ?? [world.Member, world.Administrator],
                head
            )
        );
}
