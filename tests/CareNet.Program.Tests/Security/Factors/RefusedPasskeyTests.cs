using System.Net;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.Standings;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Factors;

/// <summary>A passkey that does not sign in: what is answered, recorded and left as it was.</summary>
public sealed class RefusedPasskeyTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact, Trait("rule", "miyazaki/login"), Trait("how", "record")]
    public async Task A_passkey_that_signs_nobody_in_is_in_the_trail()
    {
        var nurse = await house.App.PersonAsync("osaki");
        using var passkey = new SoftPasskey();
        using (var browser = await PasskeyBrowser.OfAsync(house.App, nurse))
        {
            await browser.OpenAsync("/account");
            (await browser.CreateAsync(passkey)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await house.RunAsync($"UPDATE security.accounts SET state = 'Suspended' WHERE person = '{nurse.Id}'");
        using var suspended = new PasskeyBrowser(house.App);
        await suspended.OpenAsync("/sign-in");
        const string Lines = "SELECT count(*) FROM platform.audit_entries WHERE code = 'sign_in.wrong_passkey'";
        var before = await house.AskAsync<long>(Lines);

        (await suspended.SignInAsync(passkey)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        suspended.HasSession.ShouldBeFalse();
        (await house.AskAsync<long>(Lines)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_suspension_between_the_question_and_the_answer_is_seen_even_when_it_is_not_committed_yet()
    {
        var nurse = await house.App.PersonAsync("osaki");
        using var passkey = new SoftPasskey();
        using (var own = await PasskeyBrowser.OfAsync(house.App, nurse))
        {
            await own.OpenAsync("/account");
            await own.CreateAsync(passkey);
        }

        using var browser = new PasskeyBrowser(house.App);
        await browser.OpenAsync("/sign-in");
        await using var scope = house.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();
        await using var decision = await context.Database.BeginTransactionAsync();
        await KnownStanding.HoldAsync(context, nurse.Id, house.Clock.GetUtcNow(), default);
        await context.Database.ExecuteSqlAsync($"UPDATE security.accounts SET state = 'Suspended' WHERE person = {nurse.Id.Value}");
        await context.Database.ExecuteSqlAsync($"UPDATE platform.gates SET open = false WHERE subject = {nurse.Id.Value}");

        var signsIn = browser.SignInAsync(passkey);
        await house.UntilSomebodyWaitsAsync("security.standings");
        await decision.CommitAsync();

        (await signsIn).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        browser.HasSession.ShouldBeFalse();
        (await house.AskAsync<bool>($"SELECT bool_or(open) FROM platform.gates WHERE subject = '{nurse.Id}'")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_counter_that_does_not_go_on_signs_nobody_in()
    {
        var nurse = await house.App.PersonAsync("osaki");
        using var passkey = new SoftPasskey { Counter = 7 };
        using (var own = await PasskeyBrowser.OfAsync(house.App, nurse))
        {
            await own.OpenAsync("/account");
            await own.CreateAsync(passkey);
        }

        using var browser = new PasskeyBrowser(house.App);
        await browser.OpenAsync("/sign-in");
        passkey.Counter = 8;
        (await browser.SignInAsync(passkey)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await house.AskAsync<long>($"SELECT sign_count FROM security.passkeys WHERE person = '{nurse.Id}'")).ShouldBe(8);

        // What a request checked before another one counted: the same number again.
        var credential = await house.AskAsync<byte[]>($"SELECT credential FROM security.passkeys WHERE person = '{nurse.Id}'");
        (await house.App.AskAsync<SignInAnswer>(new SignInByPasskey(credential!, nurse.Id, 8, false, null, SecurityActs.Phone))).ShouldBe(
            SignInAnswer.Refused
        );
        (
            await house.App.AskAsync<SignInAnswer>(new SignInByPasskey(credential!, nurse.Id, 9, false, null, SecurityActs.Phone))
        ).Token.ShouldNotBeNull();
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_passkey_is_one_answer()
    {
        var nurse = await house.App.PersonAsync("osaki");
        using var passkey = new SoftPasskey();
        using (var own = await PasskeyBrowser.OfAsync(house.App, nurse))
        {
            await own.OpenAsync("/account");
            await own.CreateAsync(passkey);
        }

        using var browser = new PasskeyBrowser(house.App);
        await browser.OpenAsync("/sign-in");
        var asked = await PasskeyBrowser.ReadAsync(await browser.PostAsync("/passkeys/to-sign-in", ("why", "sign-in")));
        var (id, signed) = (asked["id"]!.GetValue<string>(), passkey.Sign(asked["options"]!));
        await house.RunAsync($"UPDATE security.accounts SET state = 'Suspended' WHERE person = '{nurse.Id}'");
        (string, string)[][] wrong =
        [
            [("id", id), ("credential", signed)],
            // The same once more: the challenge is used up.
            [("id", id), ("credential", signed)],
            [("id", "no id"), ("credential", signed)],
            [("id", Guid.CreateVersion7().ToString()), ("credential", "{}")],
            [("credential", signed)],
            [("id", id)],
            [("id", id), ("credential", new string('x', 16_001))],
        ];
        const string Lines = "SELECT count(*) FROM platform.audit_entries WHERE code = 'sign_in.wrong_passkey'";
        var before = await house.AskAsync<long>(Lines);

        foreach (var fields in wrong)
        {
            using var answer = await browser.PostAsync("/passkeys/sign-in", fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await answer.Content.ReadAsStringAsync()).ShouldBe("{\"ok\":false}");
        }

        (await house.AskAsync<long>(Lines)).ShouldBe(before + wrong.Length);
    }
}
