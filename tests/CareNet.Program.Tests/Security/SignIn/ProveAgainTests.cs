using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.SignIn;

/// <summary>The password once more, before something important changes: somebody at a screen that was left open guesses it.</summary>
public sealed class ProveAgainTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private static readonly SignInClient Screen = new(new AuditOrigin("192.0.2.44", null, null), "Edge · Windows");

    [Fact]
    public async Task Guesses_are_counted_and_each_is_in_the_trail_with_the_address()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var session = await app.SessionAsync(nurse);

        var tries = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => app.AskAsync<SignInAnswer>(new ProveAgain(session, nurse.Id, $"guess-{n}", "", Screen)))
        );

        tries.Count(answer => answer.Outcome == SignInOutcome.Refused).ShouldBe(4);
        (await app.AskAsync<SignInAnswer>(new ProveAgain(session, nurse.Id, TestPerson.Password, "", Screen))).Outcome.ShouldBe(
            SignInOutcome.Locked
        );
        (await LinesAsync(nurse, "sign_in.wrong")).ShouldBe(5);
        (await LinesAsync(nurse, "sign_in.locked")).ShouldBe(4);
    }

    [Fact]
    public async Task The_password_alone_proves_nobody_who_has_a_second_factor_and_a_code_counts_once()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var (_, codes) = await app.AuthenticatorAsync(nurse, TimeProvider.System);
        var (session, other) = (await app.SessionAsync(nurse), await app.SessionAsync(nurse));

        (await AgainAsync(session, "")).Outcome.ShouldBe(SignInOutcome.Refused);
        (await AgainAsync(session, "000000")).Outcome.ShouldBe(SignInOutcome.Refused);
        (await app.AskAsync<SignInAnswer>(new ProveAgain(session, nurse.Id, "wrong-4482-word!", codes[0], Screen))).Token.ShouldBeNull();
        (await AgainAsync(session, codes[0])).Outcome.ShouldBe(SignInOutcome.SignedIn);
        (await AgainAsync(other, codes[0])).Outcome.ShouldBe(SignInOutcome.Refused);

        Task<SignInAnswer> AgainAsync(SessionId at, string code) =>
            app.AskAsync<SignInAnswer>(new ProveAgain(at, nurse.Id, TestPerson.Password, code, Screen));
    }

    [Fact]
    public async Task Wrong_codes_lock_whatever_the_password_forgives_and_a_proof_is_in_the_trail()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var (_, codes) = await app.AuthenticatorAsync(nurse, TimeProvider.System);
        var session = await app.SessionAsync(nurse);

        (await AgainAsync(codes[1])).Outcome.ShouldBe(SignInOutcome.SignedIn);
        for (var n = 0; n < 5; n++)
        {
            (await AgainAsync($"00000{n}")).Token.ShouldBeNull();
            (await app.SignInAsync(nurse)).Outcome.ShouldBe(SignInOutcome.SecondFactor, "the right password alone");
        }

        (await AgainAsync(codes[0])).Outcome.ShouldBe(SignInOutcome.Locked);
        (
            await database.AskAsync<string>(
                $"SELECT details ->> 'by' FROM platform.audit_entries WHERE action = 'sign_in.again' AND actor = '{nurse.Id}'"
            )
        ).ShouldBe("recovery_code");

        Task<SignInAnswer> AgainAsync(string code) =>
            app.AskAsync<SignInAnswer>(new ProveAgain(session, nurse.Id, TestPerson.Password, code, Screen));
    }

    private Task<long> LinesAsync(TestPerson person, string code) =>
        database.AskAsync<long>(
            $"""
            SELECT count(*) FROM platform.audit_entries
            WHERE action = 'sign_in.refused' AND code = '{code}' AND actor = '{person.Id}' AND address = '192.0.2.44'
            """
        );
}
