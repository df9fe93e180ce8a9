using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Staff;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Staff;

public sealed class ProfileTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    private static readonly byte[] Jpeg = TestPictures.Jpeg();

    [Theory, Trait("how", "enforce"), InlineData("misato"), InlineData("nishitokyo"), InlineData("miyazaki")]
    [Trait("rule", "misato/notes-3-5"), Trait("rule", "nishitokyo/notes-3-5"), Trait("rule", "miyazaki/profile")]
    public async Task Nobody_posts_before_profession_and_profile_are_there(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);
        var newcomer = await world.AddPersonAsync(world.Facility, profession: Profession.Other);

        (await Blocks(world, newcomer, DutyKind.CompleteProfile)).ShouldBe(DutyBlocks.Posting);
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(newcomer))).MayPost.ShouldBeFalse();
        (await world.AskAsync<Result>(new ChangeProfile(newcomer, Profession.Other, "音楽療法士", "在宅を15年担当しています。"))).ShouldBe(
            Result.Ok
        );
        (await Blocks(world, newcomer, DutyKind.CompleteProfile)).ShouldBeNull();
    }

    [Theory, Trait("how", "enforce"), InlineData("misato"), InlineData("nishitokyo"), InlineData("miyazaki")]
    [Trait("rule", "misato/notes-3-5"), Trait("rule", "nishitokyo/notes-3-5"), Trait("rule", "miyazaki/profile")]
    public async Task Where_no_profile_is_asked_for_nothing_hinders(string region)
    {
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy(region).Silent("profile")) };
        var (world, elsewhere) = (await TestRegion.In(app, region), await TestRegion.In(app, "okayama"));

        (await Blocks(world, world.Member, DutyKind.CompleteProfile)).ShouldBeNull();
        (await Blocks(world, world.Member, DutyKind.AddPhoto)).ShouldBeNull();
        (await Blocks(elsewhere, elsewhere.Member, DutyKind.AddPhoto)).ShouldBeNull();
    }

    [Theory, Trait("how", "remind"), InlineData("misato"), InlineData("nishitokyo"), InlineData("miyazaki")]
    [Trait("rule", "misato/notes-3-5"), Trait("rule", "nishitokyo/notes-3-5"), Trait("rule", "miyazaki/tips-2")]
    public async Task A_missing_photo_is_asked_for_at_each_sign_in_and_by_a_notice_and_hinders_nothing(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);

        (await Blocks(world, world.Member, DutyKind.AddPhoto)).ShouldBe(DutyBlocks.Nothing);
        await Remind(app);
        await Patience.Until(async () => await Notices(world.Member, "registration.photo_missing") == 1, "the notice");

        (await world.AskAsync<Result>(new AddPhoto(world.Member, Jpeg))).ShouldBe(Result.Ok);
        (await Blocks(world, world.Member, DutyKind.AddPhoto)).ShouldBeNull();
        (
            await world.InContextAsync(context =>
                context.Set<Picture>().Where(p => p.Person == world.Member).Select(p => p.MediaType).SingleAsync()
            )
        ).ShouldBe("image/jpeg");
    }

    [Fact, Trait("how", "record")]
    [Trait("rule", "miyazaki/profile")]
    public async Task A_change_of_profession_is_kept_and_shown_to_the_administrator()
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, "miyazaki");

        await world.AskAsync<Result>(new ChangeProfile(world.Member, Profession.CareManager, null, null));
        await world.AskAsync<Result>(new ChangeProfile(world.Member, Profession.CareManager, null, null));

        var row = (await world.AskAsync<Result<StaffList>>(new GetStaff(world.Administrator, world.Facility))).Value.Staff.Single(s =>
            s.Person == world.Member
        );
        row.ShouldSatisfyAllConditions(
            s => s.Profession.ShouldBe(Profession.CareManager),
            s => s.ProfessionBefore.ShouldBe(Profession.Nurse),
            s => s.ProfessionChangedAt.ShouldBe(clock.GetUtcNow())
        );
        (await world.InContextAsync(context => context.Set<ProfessionChange>().CountAsync(c => c.Person == world.Member))).ShouldBe(1);
    }

    [Fact, Trait("rule", "miyazaki/tips-3"), Trait("how", "record")]
    public async Task That_a_licence_was_checked_is_kept_and_its_picture_is_not()
    {
        await using var app = new CareNetApp(database);
        var (world, elsewhere) = (await TestRegion.In(app, "miyazaki"), await TestRegion.In(app, "okayama"));

        (await elsewhere.AskAsync<Result>(new ShowLicence(elsewhere.Member, "看護師免許", Jpeg))).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result>(new ShowLicence(world.Member, "看護師免許", Jpeg))).ShouldBe(Result.Ok);
        (await Pictures(world)).ShouldBe(1);
        (
            await world.AskAsync<Result>(new CheckLicence(world.Member, world.Member, world.Facility, "看護師免許", "licence-form-1"))
        ).Error!.Status.ShouldBe(404);
        (
            await world.AskAsync<Result>(
                new CheckLicence(world.Administrator, world.Member, world.Facility, "看護師免許", "licence-form-1")
            )
        ).ShouldBe(Result.Ok);

        (await Pictures(world)).ShouldBe(0);
        var profile = await world.InContextAsync(context => context.Set<Profile>().SingleAsync(p => p.Person == world.Member));
        profile.ShouldSatisfyAllConditions(
            p => p.LicenceKind.ShouldBe("看護師免許"),
            p => p.LicenceCheckedBy.ShouldBe(world.Administrator),
            p => p.LicenceCheckedAt.ShouldNotBeNull()
        );
    }

    [Fact]
    public async Task Of_a_photo_or_licence_nothing_is_kept_that_tells_where_and_with_what_it_was_taken()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, "miyazaki");
        var taken = TestPictures.Tagged(Jpeg, 6);

        (await world.AskAsync<Result>(new AddPhoto(world.Member, taken))).ShouldBe(Result.Ok);
        (await world.AskAsync<Result>(new ShowLicence(world.Member, "看護師免許", taken))).ShouldBe(Result.Ok);

        (await Pictures(world)).ShouldBe(2);
        (
            await database.AskAsync<long>(
                $"""
                SELECT count(*) FROM registration.pictures WHERE person = '{world.Member}'
                AND (position('Exif'::bytea IN content) > 0 OR position('TestPhone'::bytea IN content) > 0
                    OR position('Hanako'::bytea IN content) > 0)
                """
            )
        ).ShouldBe(0);
    }

    [Theory, Trait("rule", "miyazaki/tips-3"), Trait("how", "remind"), InlineData(false), InlineData(true)]
    public async Task Who_has_no_checked_licence_is_reminded(bool isSwitchedOff)
    {
        await using var app = new CareNetApp(database)
        {
            Policies = isSwitchedOff ? Regions.Book.With(Regions.Policy("miyazaki").Without("miyazaki/tips-3")) : Regions.Book,
        };
        var (world, elsewhere) = (await TestRegion.In(app, "miyazaki"), await TestRegion.In(app, "misato"));

        await Remind(app);

        await Patience.Until(async () => await Notices(elsewhere.Member, "registration.photo_missing") == 1, "the neighbour's notice");
        await Patience.Until(
            async () => await Notices(world.Member, "registration.licence_missing") == (isSwitchedOff ? 0 : 1),
            "the notice"
        );
        (await Notices(elsewhere.Member, "registration.licence_missing")).ShouldBe(0);
    }

    private static async Task<DutyBlocks?> Blocks(TestRegion world, PersonId person, DutyKind kind) =>
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(person))).Items.FirstOrDefault(duty => duty.Kind == kind)?.Blocks;

    private static Task<int> Pictures(TestRegion world) =>
        world.InContextAsync(context => context.Set<Picture>().CountAsync(p => p.Person == world.Member));

    private static async Task Remind(CareNetApp app) =>
        (
            await app
                .Services.GetRequiredService<JobRunner>()
                .RunAsync("remind-open-duties", DateTimeOffset.UtcNow.AddMicroseconds(Random.Shared.Next(1_000_000_000)), "test", default)
        ).ShouldBe(JobOutcome.Done);

    private Task<long> Notices(PersonId person, string kind) =>
        database.AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = '{kind}'");
}
