using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Factors;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Security.Tests;

/// <summary>What tests of this module do again and again, at the edge of messages.</summary>
internal static class SecurityActs
{
    public static readonly SignInClient Phone = new(AuditOrigin.Inside, "Chrome · Android");
    public static readonly SignInClient Desk = new(AuditOrigin.Inside, "Edge · Windows");

    public static async Task<T> AskAsync<T>(this CareNetApp app, object message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<T>(message);
    }

    public static async Task TellAsync(this CareNetApp app, object message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message);
    }

    public static Task<SignInAnswer> SignInAsync(
        this CareNetApp app,
        TestPerson person,
        string? password = null,
        SignInClient? from = null
    ) => app.AskAsync<SignInAnswer>(new SignInByPassword(person.MailAddress, password ?? TestPerson.Password, from ?? Phone));

    /// <summary>The session behind a token, as a request would find it.</summary>
    public static Task<CurrentSession?> SessionOfAsync(this CareNetApp app, string? token) =>
        app.Services.GetRequiredService<Security.Access.SessionLookup>().OfAsync(token ?? "", default);

    /// <summary>A session of this person that has just begun.</summary>
    public static async Task<SessionId> SessionAsync(this CareNetApp app, TestPerson person) =>
        (await app.SessionOfAsync(await app.SessionTokenAsync(person)))!.Session;

    /// <summary>An authenticator app for this person; answers with its secret and the recovery codes.</summary>
    public static async Task<(byte[] Secret, IReadOnlyList<string> Codes)> AuthenticatorAsync(
        this CareNetApp app,
        TestPerson person,
        TimeProvider clock
    )
    {
        var session = (await app.SessionOfAsync(await app.SessionTokenAsync(person)))!;
        var offer = await app.AskAsync<AuthenticatorSetup>(new StartAuthenticatorSetup(person.Id));
        var secret = app.Services.GetRequiredService<SealedSecrets>().OpenSetup(person.Id, offer.Sealed)!;
        var set = await app.AskAsync<Platform.Result<FactorSetUp>>(
            new ConfirmAuthenticator(session.Session, person.Id, offer.Sealed, Totp.CodeAt(secret, Totp.StepAt(clock.GetUtcNow())), Phone)
        );
        return (secret, set.Value.RecoveryCodes);
    }
}
