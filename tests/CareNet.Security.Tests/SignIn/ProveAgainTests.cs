using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.SignIn;

/// <summary>The password once more, before something important changes: somebody at a screen that was left open guesses it.</summary>
public sealed class ProveAgainTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private static readonly Visitor Screen = new(new AuditOrigin("192.0.2.44", null, null), "Edge · Windows");

    [Fact]
    public async Task Guesses_are_counted_and_each_is_in_the_trail_with_the_address()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var session = await app.SessionAsync(nurse);

        var tries = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(n => app.AskAsync<SignInAnswer>(new ProveAgain(session, nurse.Id, $"guess-{n}", Screen))));

        tries.Count(answer => answer.Outcome == SignInOutcome.Refused).ShouldBe(4);
        (await app.AskAsync<SignInAnswer>(new ProveAgain(session, nurse.Id, TestPerson.Password, Screen))).Outcome.ShouldBe(SignInOutcome.Locked);
        (await LinesAsync(nurse, "sign_in.wrong")).ShouldBe(5);
        (await LinesAsync(nurse, "sign_in.locked")).ShouldBe(4);
    }

    private Task<long> LinesAsync(TestPerson person, string code) => database.AskAsync<long>($"""
        SELECT count(*) FROM platform.audit_entries
        WHERE action = 'sign_in.refused' AND code = '{code}' AND actor = '{person.Id}' AND address = '192.0.2.44'
        """);
}
