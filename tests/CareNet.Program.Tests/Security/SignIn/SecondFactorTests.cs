using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Factors;
using CareNet.Testing;

namespace CareNet.Security.Tests.SignIn;

public sealed class SecondFactorTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private readonly TestClock clock = new();

    private async Task<(CareNetApp App, TestPerson Nurse, byte[] Secret, IReadOnlyList<string> Codes)> WithAuthenticatorAsync()
    {
        var app = new CareNetApp(database) { Clock = clock };
        var nurse = await app.PersonAsync("okayama");
        var (secret, codes) = await app.AuthenticatorAsync(nurse, clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        return (app, nurse, secret, codes);
    }

    private async Task<SignInAnswer> ProveAsync(CareNetApp app, TestPerson nurse, string code)
    {
        var begun = await app.SignInAsync(nurse);
        begun.Outcome.ShouldBe(SignInOutcome.SecondFactor);
        return await app.AskAsync<SignInAnswer>(
            new ProveSecondFactor((await app.SessionOfAsync(begun.Token))!.Session, code, SecurityActs.Phone)
        );
    }

    [Fact]
    public async Task A_code_counts_once_even_when_it_is_sent_twice_at_the_same_time()
    {
        var (app, nurse, secret, _) = await WithAuthenticatorAsync();
        await using var _1 = app;
        var code = Totp.CodeAt(secret, Totp.StepAt(clock.GetUtcNow()));

        var answers = await Task.WhenAll(ProveAsync(app, nurse, code), ProveAsync(app, nurse, code));

        answers.Count(answer => answer.Outcome == SignInOutcome.SignedIn).ShouldBe(1);
        (await ProveAsync(app, nurse, code)).Outcome.ShouldBe(SignInOutcome.Refused, "nor a moment later");
        clock.Advance(TimeSpan.FromSeconds(30));
        (await ProveAsync(app, nurse, Totp.CodeAt(secret, Totp.StepAt(clock.GetUtcNow())))).Outcome.ShouldBe(SignInOutcome.SignedIn);
    }

    [Fact]
    public async Task The_code_with_which_the_app_was_set_up_does_not_sign_in()
    {
        var app = new CareNetApp(database) { Clock = clock };
        await using var _1 = app;
        var nurse = await app.PersonAsync("okayama");
        var (secret, _) = await app.AuthenticatorAsync(nurse, clock);

        (await ProveAsync(app, nurse, Totp.CodeAt(secret, Totp.StepAt(clock.GetUtcNow())))).Outcome.ShouldBe(SignInOutcome.Refused);
    }

    [Fact]
    public async Task A_recovery_code_counts_once()
    {
        var (app, nurse, _, codes) = await WithAuthenticatorAsync();
        await using var _1 = app;

        (await ProveAsync(app, nurse, codes[0].ToUpperInvariant())).Outcome.ShouldBe(SignInOutcome.SignedIn);
        (await ProveAsync(app, nurse, codes[0])).Outcome.ShouldBe(SignInOutcome.Refused);
        (await app.AskAsync<FactorList>(new GetFactors(nurse.Id))).RecoveryCodesLeft.ShouldBe(codes.Count - 1);
    }

    [Fact]
    public async Task Guessing_codes_locks()
    {
        var (app, nurse, _, _) = await WithAuthenticatorAsync();
        await using var _1 = app;
        for (var i = 0; i < 4; i++)
        {
            (await ProveAsync(app, nurse, "abc")).Outcome.ShouldBe(SignInOutcome.Refused);
        }

        (await ProveAsync(app, nurse, "abc")).Outcome.ShouldBe(SignInOutcome.Locked);
    }

    [Fact]
    public async Task The_first_token_is_worth_nothing_after_the_second_step()
    {
        var (app, nurse, secret, _) = await WithAuthenticatorAsync();
        await using var _1 = app;
        var begun = await app.SignInAsync(nurse);
        var session = (await app.SessionOfAsync(begun.Token))!;

        var done = await app.AskAsync<SignInAnswer>(
            new ProveSecondFactor(session.Session, Totp.CodeAt(secret, Totp.StepAt(clock.GetUtcNow())), SecurityActs.Phone)
        );

        (await app.SessionOfAsync(begun.Token)).ShouldBeNull();
        (await app.SessionOfAsync(done.Token))!.Stage.ShouldBe(SignInStage.Open);
    }

    [Fact]
    public async Task It_is_asked_for_by_default_can_be_put_off_and_cannot_where_it_is_required()
    {
        await using var app = new CareNetApp(database) { Clock = clock };
        var (free, bound) = (
            await app.PersonAsync("okayama"),
            await app.PersonAsync("okayama", Registration.Contracts.FacilityRole.Administrator)
        );
        var staff = await app.PersonAsync("okayama", facility: bound.Facility);
        (
            await app.AskAsync<Result>(new SetFacilitySecurity(bound.Facility, true, free.Id, Platform.Audit.AuditOrigin.Inside))
        ).IsOk.ShouldBeFalse("not theirs to say");
        (
            await app.AskAsync<Result>(new SetFacilitySecurity(bound.Facility, true, bound.Id, Platform.Audit.AuditOrigin.Inside))
        ).IsOk.ShouldBeTrue();

        (await DeclineAsync(app, free)).Value.Outcome.ShouldBe(SignInOutcome.SignedIn);
        (await app.SignInAsync(free)).Outcome.ShouldBe(SignInOutcome.SignedIn);
        (await DeclineAsync(app, staff)).Error.ShouldBe(SecurityErrors.FactorRequired);
    }

    private static async Task<Result<SignInAnswer>> DeclineAsync(CareNetApp app, TestPerson person)
    {
        var begun = await app.SignInAsync(person);
        begun.Outcome.ShouldBe(SignInOutcome.SetUpFactor);
        return await app.AskAsync<Result<SignInAnswer>>(
            new PostponeFactor((await app.SessionOfAsync(begun.Token))!.Session, person.Id, SecurityActs.Phone)
        );
    }

    [Fact]
    public void Codes_are_those_of_the_standard() =>
        // RFC 6238, appendix B, at 59 seconds, cut to six digits.
        Totp.CodeAt("12345678901234567890"u8.ToArray(), 1).ShouldBe("287082");

    [Fact]
    public void Secrets_are_written_as_apps_read_them() =>
        Totp.Written("12345678901234567890"u8.ToArray()).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}
