using CareNet.Policy.Settings;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.SignIn;

public sealed class SignInTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task Unknown_wrong_and_suspended_are_one_answer()
    {
        await using var app = new CareNetApp(database);
        var (nurse, suspended) = (await app.PersonAsync("misato"), await app.PersonAsync("misato"));
        await database.RunAsync($"UPDATE security.accounts SET state = 'Suspended' WHERE person = '{suspended.Id}'");

        (await app.SignInAsync(nurse, "wrong-4482-word!")).ShouldBe(SignInAnswer.Refused);
        (await app.SignInAsync(suspended)).ShouldBe(SignInAnswer.Refused);
        (await app.SignInAsync(nurse with { MailAddress = "nobody@example.jp" })).ShouldBe(SignInAnswer.Refused);
        (await app.SignInAsync(nurse)).Token.ShouldNotBeNull();
    }

    [Theory, Trait("rule", "miyazaki/login"), Trait("how", "enforce")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_five_failures_an_address_waits_half_an_hour_whether_it_is_known_or_not(bool isKnown)
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var nurse = await app.PersonAsync("miyazaki");
        var tried = isKnown ? nurse : nurse with { MailAddress = $"{Guid.CreateVersion7()}@example.jp" };
        for (var i = 0; i < 4; i++)
        {
            (await app.SignInAsync(tried, "wrong-4482-word!")).Outcome.ShouldBe(SignInOutcome.Refused);
        }

        var locked = await app.SignInAsync(tried, "wrong-4482-word!");

        locked.Outcome.ShouldBe(SignInOutcome.Locked);
        locked.LockedUntil.ShouldBe(clock.GetUtcNow().AddMinutes(30));
        (await app.SignInAsync(tried)).Outcome.ShouldBe(SignInOutcome.Locked, "the right one does not help, so a lock tells nothing");
        clock.Advance(TimeSpan.FromMinutes(31));
        ((await app.SignInAsync(tried)).Token is not null).ShouldBe(isKnown);
    }

    [Fact, Trait("rule", "miyazaki/login"), Trait("how", "enforce")]
    public async Task How_often_and_how_long_are_the_regions()
    {
        var clock = new TestClock();
        var policy = Regions
            .Policy("miyazaki")
            .With(settings => settings with { Lockout = new(Stated<int>.ByRegion(3, []), Stated<int>.ByRegion(7, [])) });
        await using var app = new CareNetApp(database) { Clock = clock, Policies = Regions.Book.With(policy) };
        var nurse = await app.PersonAsync("miyazaki");
        await app.SignInAsync(nurse, "wrong-4482-word!");
        await app.SignInAsync(nurse, "wrong-4482-word!");

        (await app.SignInAsync(nurse, "wrong-4482-word!")).LockedUntil.ShouldBe(clock.GetUtcNow().AddMinutes(7));
    }

    [Fact, Trait("rule", "miyazaki/login"), Trait("how", "record")]
    public async Task Failures_are_recorded_with_their_time_and_device()
    {
        var device = Guid.CreateVersion7();
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("miyazaki");

        await app.SignInAsync(nurse, "wrong-4482-word!", SecurityActs.Phone with { Device = device });

        (
            await database.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries
                WHERE action = 'sign_in.refused' AND code = 'sign_in.wrong' AND subject = '{nurse.Id}' AND device = '{device}'
                """
            )
        ).ShouldBe(1);
    }

    [Fact, Trait("rule", "miyazaki/login"), Trait("how", "enforce")]
    public async Task A_full_width_address_is_read_and_the_password_is_taken_as_typed()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("miyazaki");

        (
            await app.SignInAsync(
                nurse with
                {
                    MailAddress = nurse.MailAddress.Replace("@", "＠", StringComparison.Ordinal).ToUpperInvariant(),
                }
            )
        ).Token.ShouldNotBeNull();
        (await app.SignInAsync(nurse, TestPerson.Password.Replace('4', '４'))).ShouldBe(SignInAnswer.Refused);
        (await app.SignInAsync(nurse, TestPerson.Password.ToUpperInvariant())).ShouldBe(SignInAnswer.Refused);
    }

    [Fact]
    [
        Trait("rule", "miyazaki/17-4"),
        Trait("rule", "misato/11-1"),
        Trait("rule", "miyazaki/17-1"),
        Trait("rule", "nishitokyo/11-1"),
        Trait("how", "enforce")
    ]
    public async Task What_is_kept_of_a_password_cannot_be_read_by_anybody_and_is_made_better_when_it_is_used()
    {
        await using var app = new CareNetApp(database) { HashRounds = null };
        var nurse = await app.PersonAsync("miyazaki");
        var before = await database.AskAsync<string>($"SELECT password_hash FROM security.accounts WHERE person = '{nurse.Id}'");

        await app.SignInAsync(nurse);

        var after = await database.AskAsync<string>($"SELECT password_hash FROM security.accounts WHERE person = '{nurse.Id}'");
        after.ShouldNotBe(before, "the test's hash has fewer rounds than ours");
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(after!).AsSpan(5)).ShouldBe(210_000);
        after!.ShouldNotContain(TestPerson.Password);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_one_by_one()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("okayama");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.SignInAsync(nurse, "wrong-4482-word!")));

        answers.Count(answer => answer.Outcome == SignInOutcome.Refused).ShouldBe(4);
        answers.Count(answer => answer.Outcome == SignInOutcome.Locked).ShouldBe(8);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0000b@example.jp")]
    [InlineData("' OR 1=1 --")]
    public async Task What_is_no_address_is_refused_like_any_other(string typed)
    {
        await using var app = new CareNetApp(database);

        (await app.AskAsync<SignInAnswer>(new SignInByPassword(typed, "x", SecurityActs.Phone))).ShouldBe(SignInAnswer.Refused);
        (
            await app.AskAsync<SignInAnswer>(new SignInByPassword(new string('x', 100_000), new string('x', 100_000), SecurityActs.Phone))
        ).ShouldBe(SignInAnswer.Refused);
    }

    [Theory]
    [Trait("rule", "misato/notes-2-3"), Trait("rule", "nishitokyo/notes-2-3"), Trait("how", "enforce")]
    [InlineData("misato")]
    [InlineData("nishitokyo")]
    public async Task Those_who_administer_are_locked_out_like_everybody(string region)
    {
        await using var app = new CareNetApp(database);
        var administrator = await app.PersonAsync(region, Registration.Contracts.FacilityRole.Administrator);
        for (var i = 0; i < 5; i++)
        {
            await app.SignInAsync(administrator, "wrong-4482-word!");
        }

        (await app.SignInAsync(administrator)).Outcome.ShouldBe(SignInOutcome.Locked);
    }
}
