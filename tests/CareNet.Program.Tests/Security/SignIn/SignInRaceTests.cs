using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors;
using CareNet.Security.Standings;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.SignIn;

/// <summary>Somebody signs in, or sets a password by a link, at the moment in which their account is suspended.</summary>
public sealed class SignInRaceTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task A_suspension_that_commits_during_a_sign_in_by_password_is_seen()
    {
        var nurse = await house.App.PersonAsync("misato");

        var answer = await WhileSuspendedAsync(nurse, () => house.App.SignInAsync(nurse));

        answer.ShouldBe(SignInAnswer.Refused);
        await NothingIsOpenAsync(nurse);
    }

    [Fact]
    public async Task A_suspension_that_commits_during_the_second_factor_is_seen()
    {
        var nurse = await house.App.PersonAsync("okayama");
        var (secret, _) = await house.App.AuthenticatorAsync(nurse, house.Clock);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var begun = await house.App.SignInAsync(nurse);
        begun.Outcome.ShouldBe(SignInOutcome.SecondFactor);
        var session = (await house.App.SessionOfAsync(begun.Token))!.Session;
        var code = Totp.CodeAt(secret, Totp.StepAt(house.Clock.GetUtcNow()));

        var answer = await WhileSuspendedAsync(
            nurse,
            () => house.App.AskAsync<SignInAnswer>(new ProveSecondFactor(session, code, SecurityActs.Phone))
        );

        answer.Token.ShouldBeNull();
        await NothingIsOpenAsync(nurse);
    }

    [Theory, InlineData(null), InlineData("Reset")]
    public async Task A_suspension_that_commits_while_a_link_is_redeemed_is_seen(string? kind)
    {
        var person = kind is null ? Ids.New<PersonId>(TimeProvider.System) : (await house.App.PersonAsync("misato")).Id;
        var address = $"{person}@example.jp";
        if (kind is null)
        {
            (await house.App.AskAsync<Result>(new Contracts.OpenAccount(person, new("misato"), null, address, null))).IsOk.ShouldBeTrue();
        }
        else
        {
            await house.App.TellAsync(new AskPasswordReset(address, SecurityActs.Phone));
        }

        var token = await house.App.LinkTokenAsync(address);

        var redeem = new Contracts.RedeemLink(token, "mizuumi-7731-sora", SecurityActs.Phone);
        var answer = await WhileSuspendedAsync(person, () => house.App.AskAsync<Result>(redeem));

        answer.Error.ShouldBe(SecurityErrors.LinkVoid);
        (await house.AskAsync<string>($"SELECT state FROM security.accounts WHERE person = '{person}'")).ShouldBe("Suspended");
        (await house.AskAsync<long>($"SELECT count(*) FROM platform.gates WHERE subject = '{person}' AND open")).ShouldBe(0);
    }

    /// <summary>
    /// The sign-in has begun when the suspension commits, as <c>DecideOnAccount</c> takes it: standing, account, gate, sessions.
    /// </summary>
    private Task<SignInAnswer> WhileSuspendedAsync(TestPerson person, Func<Task<SignInAnswer>> signIn) =>
        WhileSuspendedAsync(person.Id, signIn);

    private async Task<T> WhileSuspendedAsync<T>(PersonId person, Func<Task<T>> comeIn)
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();
        await using var decision = await context.Database.BeginTransactionAsync();
        await KnownStanding.HoldAsync(context, person, house.Clock.GetUtcNow(), default);
        await context.Database.ExecuteSqlAsync($"UPDATE platform.gates SET open = false WHERE subject = {person.Value}");
        await context.Database.ExecuteSqlAsync(
            $"""
            UPDATE security.sessions SET ended_at = {house.Clock.GetUtcNow()} WHERE person = {person.Value} AND stage = 'Open'
            """
        );
        var answer = Task.Run(comeIn);
        await house.UntilSomebodyWaitsAsync("security.standings");
        await context.Database.ExecuteSqlAsync($"UPDATE security.accounts SET state = 'Suspended' WHERE person = {person.Value}");
        await decision.CommitAsync();
        return await answer;
    }

    private async Task NothingIsOpenAsync(TestPerson person)
    {
        (await house.AskAsync<bool>($"SELECT bool_or(open) FROM platform.gates WHERE subject = '{person.Id}'")).ShouldBeFalse();
        (
            await house.AskAsync<long>(
                $"SELECT count(*) FROM security.sessions WHERE person = '{person.Id}' AND stage = 'Open' AND ended_at IS NULL"
            )
        ).ShouldBe(0);
    }
}
