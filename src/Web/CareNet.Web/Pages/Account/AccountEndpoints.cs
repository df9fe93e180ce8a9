using System.Globalization;
using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Web.Pages.Applications;
using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace CareNet.Web.Pages.Account;

/// <summary>The small forms of the account page, and signing out from any page.</summary>
internal static class AccountEndpoints
{
    private const string Page = "/account";

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/sign-out",
                async ([FromForm] string? why, HttpContext http, CurrentUser signedIn, IMessageBus bus, CancellationToken ct) =>
                {
                    if (signedIn.Current is { } session)
                    {
                        await bus.InvokeAsync(new SignOut(session.Session, session.Person, signedIn.Origin), ct);
                    }

                    SessionCookie.Remove(http);
                    ApplicantKeys.RemoveAtSecretariat(http);
                    // The browser drops what it kept of the pages, too: nobody leafs back through them.
                    http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
                    return Results.LocalRedirect("/sign-in");
                }
            )
            .For(Who.Anyone);
        // Asked by a page whose session is about to end; the question keeps it.
        routes
            .MapGet(
                Page + "/session",
                (CurrentUser signedIn, TimeProvider clock) => signedIn.SecondsLeft(clock).ToString(CultureInfo.InvariantCulture)
            )
            .For(Who.Anyone);
        routes
            .MapPost(
                Page + "/sessions/end",
                async ([FromForm] SessionId session, CurrentUser signedIn, IMessageBus bus, CancellationToken ct) =>
                    Back(await bus.InvokeAsync<Result>(new EndSession(signedIn.Person, session, signedIn.Origin), ct))
            )
            .For(Who.SignedIn)
            .AllowWithOpenDuties()
            .AsksForProof();
        routes
            .MapPost(
                Page + "/sessions/end-others",
                async ([FromForm] string sure, CurrentUser signedIn, IMessageBus bus, CancellationToken ct) =>
                    Back(await bus.InvokeAsync<Result>(new EndOtherSessions(signedIn.Person, signedIn.Session, signedIn.Origin), ct))
            )
            .For(Who.SignedIn)
            .AllowWithOpenDuties()
            .AsksForProof();
        routes
            .MapPost(
                Page + "/passkeys/remove",
                async ([FromForm] string passkey, HttpContext http, CurrentUser signedIn, IMessageBus bus, CancellationToken ct) =>
                    Back(
                        await bus.InvokeAsync<Result>(
                            new RemovePasskey(signedIn.Session, signedIn.Person, passkey, SignInClients.Of(http, signedIn)),
                            ct
                        )
                    )
            )
            .For(Who.SignedIn)
            .AllowWithOpenDuties()
            .AsksForProof();
    }

    private static IResult Back(Result result) => result.IsOk ? Results.LocalRedirect(Page) : Results.StatusCode(result.Error!.Status);
}
