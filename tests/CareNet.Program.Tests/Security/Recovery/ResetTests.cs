using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Factors;
using CareNet.Testing;

namespace CareNet.Security.Tests.Recovery;

/// <summary>A password chosen anew by mail, while somebody else guesses or asks for mails in the person's name.</summary>
public sealed class ResetTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private const string Chosen = "mizuumi-7731-sora";

    [Fact]
    public async Task Choosing_a_new_password_by_mail_ends_the_lock_at_the_password()
    {
        var nurse = await house.App.PersonAsync("misato");
        await GuessPasswordsAsync(nurse);
        (await house.App.SignInAsync(nurse)).Outcome.ShouldBe(SignInOutcome.Locked);

        var token = await AskAsync(nurse);
        (await RedeemAsync(token)).IsOk.ShouldBeTrue();

        (await house.App.SignInAsync(nurse, Chosen)).Token.ShouldNotBeNull();
    }

    [Fact]
    public async Task Choosing_a_new_password_by_mail_gives_no_new_guesses_at_the_second_factor()
    {
        var nurse = await house.App.PersonAsync("okayama");
        var (secret, _) = await house.App.AuthenticatorAsync(nurse, house.Clock);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var guesses = 0;
        while ((await ProveAsync(nurse, TestPerson.Password, "abc")).Outcome != SignInOutcome.Locked)
        {
            (++guesses).ShouldBeLessThan(10);
        }

        (await RedeemAsync(await AskAsync(nurse))).IsOk.ShouldBeTrue();

        var rightCode = Totp.CodeAt(secret, Totp.StepAt(house.Clock.GetUtcNow()));
        (await ProveAsync(nurse, Chosen, rightCode)).Outcome.ShouldBe(SignInOutcome.Locked);
        house.Clock.Advance(TimeSpan.FromHours(1));
        rightCode = Totp.CodeAt(secret, Totp.StepAt(house.Clock.GetUtcNow()));
        (await ProveAsync(nurse, Chosen, rightCode)).Outcome.ShouldBe(SignInOutcome.ReviewFactors);
    }

    [Fact]
    public async Task Each_request_for_a_link_is_in_the_trail_for_known_and_unknown_addresses_alike_and_without_the_address()
    {
        var nurse = await house.App.PersonAsync("misato");
        var unknown = $"nobody-{Guid.CreateVersion7():n}@example.jp";
        SignInClient from = new(new AuditOrigin("192.0.2.71", null, null), "Chrome · Windows");

        await house.App.TellAsync(new AskPasswordReset(nurse.MailAddress, from));
        await house.App.TellAsync(new AskPasswordReset(unknown, from));

        const string Lines = """
            FROM platform.audit_entries e WHERE action = 'password.ask_reset' AND address = '192.0.2.71' AND actor_kind = 'visitor'
                AND actor IS NULL
            """;
        (await house.AskAsync<long>($"SELECT count(*) {Lines} AND outcome = 'done' AND code IS NULL")).ShouldBe(2);
        (await house.AskAsync<long>($"SELECT count(*) {Lines} AND subject = '{nurse.Id}' AND facility = '{nurse.Facility}'")).ShouldBe(1);
        (await house.AskAsync<long>($"SELECT count(*) {Lines} AND subject IS NULL AND facility IS NULL")).ShouldBe(1);
        var text = await house.AskAsync<string>($"SELECT string_agg(to_jsonb(e)::text, ' ') {Lines}");
        text.ShouldNotBeNull();
        text.ShouldNotContain(nurse.MailAddress);
        text.ShouldNotContain("@");
    }

    [Fact]
    public async Task A_link_that_is_void_ends_no_lock()
    {
        var nurse = await house.App.PersonAsync("misato");
        var token = await AskAsync(nurse);
        (await RedeemAsync(token)).IsOk.ShouldBeTrue();
        await GuessPasswordsAsync(nurse);

        (await RedeemAsync(token, "other-7731-sora")).Error.ShouldBe(SecurityErrors.LinkVoid);

        (await house.App.SignInAsync(nurse, Chosen)).Outcome.ShouldBe(SignInOutcome.Locked);
    }

    [Fact]
    public async Task A_later_request_leaves_the_earlier_link_valid_and_once_one_is_used_both_are_void()
    {
        var nurse = await house.App.PersonAsync("misato");
        var (first, second) = await TwoLinksAsync(nurse);

        (await RedeemAsync(first)).IsOk.ShouldBeTrue();

        (await RedeemAsync(second, "other-7731-sora")).Error.ShouldBe(SecurityErrors.LinkVoid);
        (await house.App.AskAsync<Result<LinkView>>(new GetLink(second))).Error.ShouldBe(SecurityErrors.LinkVoid);
    }

    [Fact]
    public async Task Two_links_of_one_account_that_are_used_at_once_count_once()
    {
        var nurse = await house.App.PersonAsync("misato");
        var (first, second) = await TwoLinksAsync(nurse);

        var answers = await Task.WhenAll(RedeemAsync(first), RedeemAsync(second, "other-7731-sora"));

        answers.Count(answer => answer.IsOk).ShouldBe(1);
    }

    [Fact]
    public async Task Requests_without_end_send_five_mails_an_hour_and_each_link_works()
    {
        var nurse = await house.App.PersonAsync("misato");
        var first = await AskAsync(nurse);
        await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => house.App.TellAsync(new AskPasswordReset(nurse.MailAddress, SecurityActs.Phone)))
        );

        (await OpenLinksAsync(nurse)).ShouldBe(5);
        (await house.App.AskAsync<Result<LinkView>>(new GetLink(first))).IsOk.ShouldBeTrue();
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        await house.App.TellAsync(new AskPasswordReset(nurse.MailAddress, SecurityActs.Phone));
        (await OpenLinksAsync(nurse)).ShouldBe(1, "the others have expired");
    }

    [Fact]
    public async Task A_password_that_the_person_changes_makes_the_links_in_mails_void()
    {
        var nurse = await house.App.PersonAsync("misato");
        var token = await AskAsync(nurse);
        var session = (await house.App.SessionOfAsync(await house.App.SessionTokenAsync(nurse)))!;

        (
            await house.App.AskAsync<Result<SignInAnswer>>(
                new Contracts.ChangePassword(session.Session, nurse.Id, TestPerson.Password, Chosen, SecurityActs.Phone)
            )
        ).IsOk.ShouldBeTrue();

        (await RedeemAsync(token, "other-7731-sora")).Error.ShouldBe(SecurityErrors.LinkVoid);
    }

    private async Task GuessPasswordsAsync(TestPerson person)
    {
        for (var i = 0; i < 5; i++)
        {
            await house.App.SignInAsync(person, "wrong-4482-word!");
        }
    }

    private async Task<SignInAnswer> ProveAsync(TestPerson person, string password, string code)
    {
        var begun = await house.App.SignInAsync(person, password);
        begun.Outcome.ShouldBe(SignInOutcome.SecondFactor);
        var session = (await house.App.SessionOfAsync(begun.Token))!.Session;
        return await house.App.AskAsync<SignInAnswer>(new ProveSecondFactor(session, code, SecurityActs.Phone));
    }

    private Task<Result> RedeemAsync(string token, string password = Chosen) =>
        house.App.AskAsync<Result>(new Contracts.RedeemLink(token, password, SecurityActs.Phone));

    private Task<long> OpenLinksAsync(TestPerson person) =>
        house.AskAsync<long>(
            $"""
            SELECT count(*) FROM security.links WHERE person = '{person.Id}' AND used_at IS NULL
                AND expires_at > '{house.Clock.GetUtcNow():O}'
            """
        );

    private async Task<(string First, string Second)> TwoLinksAsync(TestPerson person)
    {
        var first = await AskAsync(person);
        return (first, await AskAsync(person, first));
    }

    private async Task<string> AskAsync(TestPerson person, params string[] known)
    {
        await house.App.TellAsync(new AskPasswordReset(person.MailAddress, SecurityActs.Phone));
        return await house.App.LinkTokenAsync(person.MailAddress, known: known);
    }
}
