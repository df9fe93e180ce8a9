using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Factors;

/// <summary>Somebody at a screen that was left open wants to stay: by a passkey of their own.</summary>
public sealed class ForeignPasskeyTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private const string NewPassword = "mizuumi-7731-sora";

    [Fact]
    public async Task A_screen_that_was_left_open_adds_no_passkey_without_the_password()
    {
        var nurse = await house.App.PersonAsync("misato");
        using var browser = await PasskeyBrowser.OfAsync(house.App, nurse);
        await browser.OpenAsync("/account");
        house.Clock.Advance(TimeSpan.FromMinutes(16));

        var asked = await browser.AskToCreateAsync();

        asked.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PasskeysAsync(nurse)).ShouldBe(0);
    }

    [Fact]
    public async Task A_passkey_that_was_asked_for_in_time_is_not_kept_when_the_proof_has_grown_too_old()
    {
        var nurse = await house.App.PersonAsync("misato");
        using var browser = await PasskeyBrowser.OfAsync(house.App, nurse);
        using var passkey = new SoftPasskey();
        await browser.OpenAsync("/account");
        house.Clock.Advance(TimeSpan.FromMinutes(14));
        var asked = await PasskeyBrowser.ReadAsync(await browser.AskToCreateAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(2));

        var kept = await browser.AnswerAsync(asked, passkey);

        kept.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PasskeysAsync(nurse)).ShouldBe(0);
    }

    [Fact]
    public async Task A_passkey_ends_the_session_that_its_browser_had()
    {
        var nurse = await house.App.PersonAsync("misato");
        using var browser = await PasskeyBrowser.OfAsync(house.App, nurse);
        using var passkey = new SoftPasskey();
        await browser.OpenAsync("/account");
        await browser.CreateAsync(passkey);

        (await browser.SignInAsync(passkey)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await house.AskAsync<long>($"SELECT count(*) FROM security.sessions WHERE person = '{nurse.Id}' AND ended_at IS NULL")).ShouldBe(
            1
        );
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_closed_account_keeps_no_passkey_and_no_recovery_code(bool byDeparture)
    {
        var nurse = await house.App.PersonAsync("misato");
        using var browser = await PasskeyBrowser.OfAsync(house.App, nurse);
        using var passkey = new SoftPasskey();
        await browser.OpenAsync("/account");
        await browser.CreateAsync(passkey);
        await house.RunAsync(
            $"INSERT INTO security.recovery_codes (code_hash, person) VALUES (sha256(convert_to('{nurse.Id}', 'UTF8')), '{nurse.Id}')"
        );

        if (byDeparture)
        {
            await house.App.PublishAsync(
                new PersonLeft(nurse.Id, nurse.Region, nurse.Facility, DepartureReason.Retirement, WasLast: true, house.Clock.GetUtcNow())
            );
            await Patience.Until(async () => await PasskeysAsync(nurse) == 0, "the passkey");
        }
        else
        {
            (await house.App.AskAsync<Result>(new Contracts.CloseAccount(nurse.Id, null))).ShouldBe(Result.Ok);
        }

        (await PasskeysAsync(nurse)).ShouldBe(0);
        (await house.AskAsync<long>($"SELECT count(*) FROM security.recovery_codes WHERE person = '{nurse.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Adding_a_passkey_is_told_and_does_not_make_the_proof_fresh()
    {
        var nurse = await house.App.PersonAsync("misato");
        using var browser = await PasskeyBrowser.OfAsync(house.App, nurse);
        using var passkey = new SoftPasskey();
        await browser.OpenAsync("/account");
        house.Clock.Advance(TimeSpan.FromMinutes(10));

        (await browser.CreateAsync(passkey)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await PasskeysAsync(nurse)).ShouldBe(1);
        await house.UntilToldAsync(nurse.Id, "security.factor_added");
        await Patience.Until(async () => await MailsAsync(nurse, "security.factor_added") == 1, "the mail");
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        PasskeyBrowser.PathOf(await browser.OpenAsync("/account/factor")).ShouldBe("/sign-in/again");
    }

    [Fact]
    public async Task A_passkey_from_before_a_new_password_does_not_sign_in_until_the_person_has_reviewed_it()
    {
        var nurse = await house.App.PersonAsync("misato");
        using var foreign = new SoftPasskey();
        using (var left = await PasskeyBrowser.OfAsync(house.App, nurse))
        {
            await left.OpenAsync("/account");
            (await left.CreateAsync(foreign)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await ResetAsync(nurse);

        using var stranger = new PasskeyBrowser(house.App);
        await stranger.OpenAsync("/sign-in");
        (await PasskeyBrowser.NextAsync(await stranger.SignInAsync(foreign))).ShouldBe("/sign-in?first=password");
        stranger.HasSession.ShouldBeFalse();

        using var owner = new PasskeyBrowser(house.App);
        (await owner.SignInAsync(nurse, NewPassword)).ShouldBe("/sign-in/second");
        await owner.OpenAsync("/sign-in/second");
        (await PasskeyBrowser.NextAsync(await owner.SignInAsync(foreign))).ShouldBe("/sign-in/review");
        PasskeyBrowser.PathOf(await owner.OpenAsync("/account")).ShouldBe("/sign-in/review");
        (await (await owner.OpenAsync("/sign-in/review")).Content.ReadAsStringAsync()).ShouldContain("パスキー：Tests");
        var nothingChosen = await owner.PostAsync("/sign-in/review", ("_handler", "review"), ("Form.Choice", "keep"));
        (await nothingChosen.Content.ReadAsStringAsync()).ShouldContain("残すものを選ぶか");

        var done = await owner.PostAsync("/sign-in/review", ("_handler", "review"), ("Form.Choice", "none"));

        PasskeyBrowser.PathOf(done).ShouldBe("/sign-in/factor");
        (await PasskeysAsync(nurse)).ShouldBe(0);
        await house.UntilToldAsync(nurse.Id, "security.factor_removed");
        await stranger.OpenAsync("/sign-in");
        (await stranger.SignInAsync(foreign)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_kept_passkey_signs_in_by_itself_again()
    {
        var nurse = await house.App.PersonAsync("osaki");
        using var own = new SoftPasskey();
        using (var browser = await PasskeyBrowser.OfAsync(house.App, nurse))
        {
            await browser.OpenAsync("/account");
            (await browser.CreateAsync(own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await ResetAsync(nurse);
        using var owner = new PasskeyBrowser(house.App);
        await owner.SignInAsync(nurse, NewPassword);
        await owner.OpenAsync("/sign-in/second");
        await owner.SignInAsync(own);
        await owner.OpenAsync("/sign-in/review");
        var passkey = await house.AskAsync<string>($"SELECT encode(credential, 'hex') FROM security.passkeys WHERE person = '{nurse.Id}'");

        await owner.PostAsync("/sign-in/review", ("_handler", "review"), ("Form.Choice", "keep"), ("Form.Keep", passkey!));

        (await PasskeysAsync(nurse)).ShouldBe(1);
        using var later = new PasskeyBrowser(house.App);
        await later.OpenAsync("/sign-in");
        (await PasskeyBrowser.NextAsync(await later.SignInAsync(own))).ShouldNotBe("/sign-in?first=password");
        later.HasSession.ShouldBeTrue();
    }

    private async Task ResetAsync(TestPerson person)
    {
        await house.App.TellAsync(new AskPasswordReset(person.MailAddress, SecurityActs.Phone));
        var token = await house.App.LinkTokenAsync(person.MailAddress);
        var redeemed = await house.App.AskAsync<Result>(new Contracts.RedeemLink(token, NewPassword, SecurityActs.Phone));
        redeemed.IsOk.ShouldBeTrue();
    }

    private Task<long> PasskeysAsync(TestPerson person) =>
        house.AskAsync<long>($"SELECT count(*) FROM security.passkeys WHERE person = '{person.Id}'");

    private Task<long> MailsAsync(TestPerson person, string kind)
    {
        var hash = Convert.ToHexStringLower(Platform.Mail.StoredMail.HashOf(person.MailAddress));
        return house.AskAsync<long>(
            $"SELECT count(*) FROM platform.mails WHERE kind = '{kind}' AND address_hash = decode('{hash}', 'hex')"
        );
    }
}
