using System.Text.Json.Nodes;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>
/// The endpoints that a page's script calls: here and not in the pages, because the check needs the request itself. Everything comes as a
/// form, so that the form's token is asked for.
/// </summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes, string rateLimit)
    {
        var passkeys = routes.MapGroup("/passkeys").RequireRateLimiting(rateLimit);
        passkeys
            .MapPost(
                "/to-create",
                async (
                    [FromForm] string? why,
                    PasskeyRegistration registration,
                    CurrentUser signedIn,
                    HttpContext http,
                    CancellationToken ct
                ) => Asked(await registration.AskAsync(signedIn, http, ct))
            )
            .For(Who.SignedIn, Who.SigningIn)
            .AllowWithOpenDuties()
            .AsksForProof();
        passkeys
            .MapPost(
                "/create",
                async (
                    [FromForm] Guid id,
                    [FromForm] string credential,
                    [FromForm] string? name,
                    PasskeyRegistration registration,
                    CurrentUser signedIn,
                    HttpContext http,
                    CancellationToken ct
                ) => Answer(http, await registration.KeepAsync(signedIn, http, id, credential, name, ct))
            )
            .For(Who.SignedIn, Who.SigningIn)
            .AllowWithOpenDuties()
            .AsksForProof();
        passkeys
            .MapPost(
                "/to-sign-in",
                async ([FromForm] string? why, PasskeySignIn signIn, HttpContext http, CancellationToken ct) =>
                    Asked(await signIn.AskAsync(http, ct))
            )
            .For(Who.Anyone);
        passkeys
            .MapPost(
                "/sign-in",
                async (
                    [FromForm] string? id,
                    [FromForm] string? credential,
                    PasskeySignIn signIn,
                    CurrentUser signedIn,
                    HttpContext http,
                    CancellationToken ct
                ) => Answer(http, await signIn.CheckAsync(signedIn, http, id, credential, ct))
            )
            .For(Who.Anyone);
    }

    private static IResult Asked((Guid Id, string Options)? asked) =>
        asked is { } question ? Results.Json(new { id = question.Id, options = JsonNode.Parse(question.Options) }) : Results.NotFound();

    private static IResult Answer(HttpContext http, SignInAnswer answer)
    {
        if (answer.Outcome == SignInOutcome.DeviceRefused)
        {
            return Results.Json(new { ok = true, to = "/devices/not-admitted" });
        }

        if (answer.Outcome == SignInOutcome.PasswordFirst)
        {
            return Results.Json(new { ok = true, to = "/sign-in?first=password" });
        }

        if (answer.Token is null)
        {
            return Results.Json(new { ok = false }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        SignInCookies.Write(http, answer);
        // Nothing: where the person wanted to go.
        return Results.Json(new { ok = true, to = NextPage(answer.Outcome) });
    }

    private static string? NextPage(SignInOutcome outcome) =>
        outcome switch
        {
            SignInOutcome.ChangePassword => "/sign-in/password-due",
            SignInOutcome.ReviewFactors => "/sign-in/review",
            SignInOutcome.DeclareLock => "/sign-in/device",
            SignInOutcome.Duties => "/sign-in/duties",
            _ => null,
        };
}
