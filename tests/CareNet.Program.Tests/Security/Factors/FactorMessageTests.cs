using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Factors;
using CareNet.Security.Factors.Passkeys;
using CareNet.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Factors;

/// <summary>Every message that changes what proves a person, from a session whose own proof is old.</summary>
public sealed class FactorMessageTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private const string NewPassword = "mizuumi-7731-sora";

    [Fact]
    public async Task Adding_and_removing_ask_for_a_recent_proof()
    {
        var nurse = await house.App.PersonAsync("misato");
        var passkey = await PasskeyAsync(nurse, await SessionAsync(nurse));
        var session = await SessionAsync(nurse);
        house.Clock.Advance(TimeSpan.FromMinutes(16));

        (await RemoveAsync(nurse, session, passkey)).Error.ShouldBe(SecurityErrors.ProofTooOld);
        (await ConfirmAsync(nurse, session)).Error.ShouldBe(SecurityErrors.ProofTooOld);
        (await KeepAsync(nurse, session)).Error.ShouldBe(SecurityErrors.ProofTooOld);

        session = await SessionAsync(nurse);
        (await RemoveAsync(nurse, session, passkey)).IsOk.ShouldBeTrue();
        await house.UntilToldAsync(nurse.Id, "security.factor_removed");
    }

    [Fact]
    public async Task An_authenticator_is_told_of_and_does_not_make_the_proof_fresh()
    {
        var nurse = await house.App.PersonAsync("misato");
        var session = await SessionAsync(nurse);
        house.Clock.Advance(TimeSpan.FromMinutes(10));

        var set = await ConfirmAsync(nurse, session);

        var after = (await house.App.SessionOfAsync(set.Value.Answer.Token))!;
        after.ProvedAt.ShouldBe(house.Clock.GetUtcNow() - TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(1));
        await house.UntilToldAsync(nurse.Id, "security.factor_added");
    }

    [Fact]
    public async Task Nobody_removes_a_passkey_by_the_session_of_somebody_else()
    {
        var (nurse, other) = (await house.App.PersonAsync("misato"), await house.App.PersonAsync("misato"));
        var passkey = await PasskeyAsync(nurse, await SessionAsync(nurse));

        (await RemoveAsync(nurse, await SessionAsync(other), passkey)).Error.ShouldBe(SecurityErrors.NotFound);
    }

    [Fact]
    public async Task The_required_factor_of_the_way_in_is_still_set_up_there()
    {
        var nurse = await house.App.PersonAsync("misato");
        var begun = await house.App.SignInAsync(nurse);
        begun.Outcome.ShouldBe(SignInOutcome.SetUpFactor);
        var session = (await house.App.SessionOfAsync(begun.Token))!.Session;
        house.Clock.Advance(TimeSpan.FromMinutes(17));

        var set = await ConfirmAsync(nurse, session);

        (await house.App.SessionOfAsync(set.Value.Answer.Token))!.Stage.ShouldBe(SignInStage.Open);
    }

    [Fact]
    public async Task After_a_change_of_the_password_only_what_the_person_keeps_remains()
    {
        var nurse = await house.App.PersonAsync("misato");
        await house.App.AuthenticatorAsync(nurse, house.Clock);
        await PasskeyAsync(nurse, await SessionAsync(nurse));
        var changed = await house.App.AskAsync<Result<SignInAnswer>>(
            new Contracts.ChangePassword(await SessionAsync(nurse), nurse.Id, TestPerson.Password, NewPassword, SecurityActs.Phone)
        );
        changed.Value.Outcome.ShouldBe(SignInOutcome.ReviewFactors);
        var session = (await house.App.SessionOfAsync(changed.Value.Token))!;
        (await KeepAsync(nurse, session.Session)).Error.ShouldBe(SecurityErrors.NotFound, "nothing is added while the review is open");

        var reviewed = await house.App.AskAsync<Result<SignInAnswer>>(
            new ReviewFactors(session.Session, nurse.Id, KeepsAuthenticator: true, KeepsRecoveryCodes: false, [], SecurityActs.Phone)
        );

        reviewed.Value.Outcome.ShouldBe(SignInOutcome.SignedIn);
        var left = await house.App.AskAsync<FactorList>(new GetFactors(nurse.Id));
        (left.HasAuthenticator, left.RecoveryCodesLeft, left.Passkeys.Count).ShouldBe((true, 0, 0));
        (
            await house.App.AskAsync<Result<SignInAnswer>>(
                new ReviewFactors(session.Session, nurse.Id, false, false, [], SecurityActs.Phone)
            )
        ).Error.ShouldBe(SecurityErrors.NotFound, "it is over");
    }

    [Fact]
    public async Task From_a_screen_left_open_a_known_password_throws_no_factor_away()
    {
        var nurse = await house.App.PersonAsync("misato");
        await house.App.AuthenticatorAsync(nurse, house.Clock);
        var session = await SessionAsync(nurse);
        house.Clock.Advance(TimeSpan.FromMinutes(16));

        (await ChangeAsync(session)).Error.ShouldBe(SecurityErrors.ProofTooOld);

        var fresh = await SessionAsync(nurse);
        house.Clock.Advance(TimeSpan.FromMinutes(14));
        var changed = await ChangeAsync(fresh);
        changed.Value.Outcome.ShouldBe(SignInOutcome.ReviewFactors);
        var after = (await house.App.SessionOfAsync(changed.Value.Token))!;
        after.ProvedAt.ShouldBe(house.Clock.GetUtcNow() - TimeSpan.FromMinutes(14), TimeSpan.FromSeconds(1), "a password proves less");

        Task<Result<SignInAnswer>> ChangeAsync(SessionId at) =>
            house.App.AskAsync<Result<SignInAnswer>>(
                new Contracts.ChangePassword(at, nurse.Id, TestPerson.Password, NewPassword, SecurityActs.Phone)
            );
    }

    [Fact]
    public async Task A_password_that_is_only_too_old_leads_to_no_review()
    {
        var nurse = await house.App.PersonAsync("misato");
        await PasskeyAsync(nurse, await SessionAsync(nurse));
        house.Clock.Advance(TimeSpan.FromDays(61));
        var session = await SessionAsync(nurse, SignInStage.ChangePassword);

        var changed = await house.App.AskAsync<Result<SignInAnswer>>(
            new Contracts.ChangePassword(session, nurse.Id, TestPerson.Password, NewPassword, SecurityActs.Phone)
        );

        changed.Value.Outcome.ShouldNotBe(SignInOutcome.ReviewFactors);
    }

    private async Task<SessionId> SessionAsync(TestPerson person, SignInStage stage = SignInStage.Open) =>
        (await house.App.SessionOfAsync(await house.App.SessionTokenAsync(person, stage)))!.Session;

    private Task<Result> RemoveAsync(TestPerson person, SessionId session, string passkey) =>
        house.App.AskAsync<Result>(new RemovePasskey(session, person.Id, passkey, SecurityActs.Phone));

    private async Task<Result<FactorSetUp>> ConfirmAsync(TestPerson person, SessionId session)
    {
        var offer = await house.App.AskAsync<AuthenticatorSetup>(new StartAuthenticatorSetup(person.Id));
        var secret = house.App.Services.GetRequiredService<SealedSecrets>().OpenSetup(person.Id, offer.Sealed)!;
        var code = Totp.CodeAt(secret, Totp.StepAt(house.Clock.GetUtcNow()));
        return await house.App.AskAsync<Result<FactorSetUp>>(
            new ConfirmAuthenticator(session, person.Id, offer.Sealed, code, SecurityActs.Phone)
        );
    }

    private Task<Result<SignInAnswer>> KeepAsync(TestPerson person, SessionId session, byte[]? credential = null)
    {
        var key = new UserPasskeyInfo(credential ?? [1], [2], house.Clock.GetUtcNow(), 0, [], true, false, false, [], []);
        return house.App.AskAsync<Result<SignInAnswer>>(new KeepPasskey(session, person.Id, key, "Tests", SecurityActs.Phone));
    }

    private async Task<string> PasskeyAsync(TestPerson person, SessionId session)
    {
        var credential = Guid.NewGuid().ToByteArray();
        (await KeepAsync(person, session, credential)).IsOk.ShouldBeTrue();
        return Convert.ToHexStringLower(credential);
    }
}
