using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Passwords;
using CareNet.Testing;

namespace CareNet.Security.Tests.Passwords;

public sealed class RotationTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private readonly TestClock clock = new();

    public static TheoryData<string, string, int> Stated =>
        new()
        {
            { "misato", "misato/11-3", 60 },
            { "nishitokyo", "nishitokyo/11-3", 60 },
            { "miyazaki", "miyazaki/17-3", 90 },
        };

    [Theory, MemberData(nameof(Stated))]
    [Trait("rule", "misato/11-3"), Trait("rule", "nishitokyo/11-3"), Trait("rule", "miyazaki/17-3"), Trait("how", "enforce")]
    public async Task After_the_limit_a_sign_in_leads_only_to_the_change_and_the_change_leads_on(string region, string rule, int days)
    {
        rule.ShouldStartWith(region);
        await using var app = new CareNetApp(database) { Clock = clock };
        var nurse = await app.PersonAsync(region);
        clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));
        (await app.SignInAsync(nurse)).Outcome.ShouldNotBe(SignInOutcome.ChangePassword);
        clock.Advance(TimeSpan.FromMinutes(2));

        var begun = await app.SignInAsync(nurse);

        begun.Outcome.ShouldBe(SignInOutcome.ChangePassword);
        var session = (await app.SessionOfAsync(begun.Token))!;
        session.Stage.ShouldBe(SignInStage.ChangePassword);
        (await ChangeAsync(app, session, TestPerson.Password)).Error.ShouldBe(SecurityErrors.PasswordUsedBefore);
        var changed = await ChangeAsync(app, session, "mizuumi-7731-sora");
        (await app.SessionOfAsync(changed.Value.Token))!.Stage.ShouldBe(SignInStage.SetUpFactor);
        (await app.SignInAsync(nurse, "mizuumi-7731-sora")).Outcome.ShouldBe(SignInOutcome.SetUpFactor);
    }

    [Fact, Trait("rule", "misato/11-3"), Trait("rule", "misato/11"), Trait("how", "enforce")]
    public async Task Without_the_article_nothing_falls_due()
    {
        await using var app = new CareNetApp(database)
        {
            Clock = clock,
            Policies = Regions.Book.With(Regions.Policy("misato").Without("misato/11-3")),
        };
        var nurse = await app.PersonAsync("misato");
        clock.Advance(TimeSpan.FromDays(400));

        (await app.SignInAsync(nurse)).Outcome.ShouldNotBe(SignInOutcome.ChangePassword);
    }

    [Fact]
    public async Task A_password_that_was_used_before_is_refused_and_a_wrong_present_one_too()
    {
        await using var app = new CareNetApp(database) { Clock = clock };
        var nurse = await app.PersonAsync("misato");
        var session = (await app.SessionOfAsync(await app.SessionTokenAsync(nurse)))!;
        var next = await ChangeAsync(app, session, "mizuumi-7731-sora");
        next.IsOk.ShouldBeTrue();

        (await ChangeAsync(app, session, "mizuumi-7731-sora", "mizuumi-7731-sora")).Error.ShouldBe(SecurityErrors.PasswordUsedBefore);
        (await ChangeAsync(app, session, "another-7731-sora", "not-it")).Error.ShouldBe(SecurityErrors.WrongPassword);
    }

    [Fact]
    public async Task The_present_password_cannot_be_guessed_in_a_session_left_open_and_each_try_is_in_the_trail()
    {
        await using var app = new CareNetApp(database) { Clock = clock };
        var nurse = await app.PersonAsync("misato");
        var session = (await app.SessionOfAsync(await app.SessionTokenAsync(nurse)))!;

        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => ChangeAsync(app, session, "mizuumi-7731-sora", $"guess-{n}")));

        tries.Count(answer => answer.Error == SecurityErrors.WrongPassword).ShouldBeLessThanOrEqualTo(5);
        (await ChangeAsync(app, session, "mizuumi-7731-sora", TestPerson.Password)).Error.ShouldBe(SecurityErrors.PasswordLocked);
        (
            await database.AskAsync<long>(
                $"SELECT count(*) FROM platform.audit_entries WHERE actor = '{nurse.Id}' AND code = 'security.wrong_password'"
            )
        ).ShouldBe(tries.Count(answer => answer.Error == SecurityErrors.WrongPassword));
    }

    [Theory]
    [Trait("rule", "misato/11-3"), Trait("rule", "nishitokyo/11-3"), Trait("rule", "miyazaki/17-3"), Trait("how", "remind")]
    [InlineData("misato", 60)]
    [InlineData("nishitokyo", 60)]
    [InlineData("miyazaki", 90)]
    public async Task Two_weeks_a_week_and_a_day_before_the_person_is_told_once(string region, int days)
    {
        await using var app = new CareNetApp(database) { Clock = clock };
        var nurse = await app.PersonAsync(region);
        clock.Advance(TimeSpan.FromDays(days - 8));
        await RunAsync(app);
        (await NoticesOf(nurse)).ShouldBe(0);
        clock.Advance(TimeSpan.FromDays(1));

        await RunAsync(app);
        await RunAsync(app);

        await Patience.Until(async () => await NoticesOf(nurse) == 1, "the notice");
    }

    [Fact, Trait("rule", "misato/11-3"), Trait("how", "remind")]
    public async Task Without_the_article_nobody_is_reminded()
    {
        await using var app = new CareNetApp(database)
        {
            Clock = clock,
            Policies = Regions.Book.With(Regions.Policy("misato").Without("misato/11-3")),
        };
        var nurse = await app.PersonAsync("misato");
        clock.Advance(TimeSpan.FromDays(53));

        await RunAsync(app);

        (await database.AskAsync<long>($"SELECT count(*) FROM platform.job_steps WHERE step LIKE '{nurse.Id}%'")).ShouldBe(0);
    }

    private Task<long> NoticesOf(TestPerson person) =>
        database.AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person.Id}' AND kind = 'security.password_due'");

    private static Task<Result<SignInAnswer>> ChangeAsync(
        CareNetApp app,
        CurrentSession session,
        string to,
        string present = TestPerson.Password
    ) => app.AskAsync<Result<SignInAnswer>>(new Contracts.ChangePassword(session.Session, session.Person, present, to, SecurityActs.Phone));

    private static Task RunAsync(CareNetApp app) => Jobs.RunAsync<RemindPasswords>(app);
}
