using System.Security.Claims;
using System.Text.Encodings.Web;
using CareNet.Platform;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wolverine;

namespace CareNet.Security.Access;

/// <summary>Reads the cookie, asks the database, and puts whoever it is among the request's features.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    SessionLookup lookup,
    IMessageBus bus
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "carenet";
    private const string SignInPage = "/sign-in";

    [Rule("misato/12-5", How = "enforce"), Rule("nishitokyo/12-5", How = "enforce"), Rule("misato/form-2-2-2", How = "enforce")]
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await lookup.OfAsync(token, Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        Context.Features.Set(session);
        // What a signed-in person sees is nobody else's, on no shared computer.
        Response.Headers.CacheControl = "no-store";
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, session.Person.ToString())], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    private bool OwesProofOnly =>
        Context.Features.Get<CurrentSession>()?.Stage == SignInStage.Open && Context.Features.Get<DutiesRequired>() is null;

    /// <summary>A form that cannot be kept is found again on its page, once the proof is fresh.</summary>
    private string PageOfForm() =>
        Uri.TryCreate(Request.Headers.Referer.ToString(), UriKind.Absolute, out var page) && page.Authority == Request.Host.Value
            ? page.PathAndQuery
            : "/";

    /// <summary>Null for what no browser can send a second time: a file, or no form.</summary>
    private async Task<PendingForm?> FormToKeep()
    {
        if (
            !OwesProofOnly
            || HttpMethods.IsGet(Request.Method)
            || Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true
        )
        {
            return null;
        }

        try
        {
            var form = await Request.ReadFormAsync(Context.RequestAborted);
            return new(
                Request.Path + Request.QueryString,
                [
                    .. from field in form
                    where !PendingForm.IsProof(field.Key)
                    from value in field.Value
                    select KeyValuePair.Create(field.Key, value ?? ""),
                ],
                await bus.InvokeAsync<FactorList>(new GetFactors(Context.Features.Get<CurrentSession>()!.Person), Context.RequestAborted)
            );
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>People are led to the page that is missing on their way; programs are told that they are nobody.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (
            Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && (HttpMethods.IsGet(Request.Method) || OwesProofOnly)
        )
        {
            if (await FormToKeep() is { } kept)
            {
                // The error page of this status asks for the password, and sends the form on.
                Context.Features.Set(kept);
                Response.StatusCode = StatusCodes.Status428PreconditionRequired;
                return;
            }

            var back = Uri.EscapeDataString(HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : PageOfForm());
            Response.Redirect(
                Context.Features.Get<CurrentSession>()?.Stage switch
                {
                    SignInStage.Open when Context.Features.Get<DutiesRequired>() is not null => $"{SignInPage}/duties?back={back}",
                    SignInStage.Open => $"{SignInPage}/again?back={back}",
                    SignInStage.SecondFactor => $"{SignInPage}/second?back={back}",
                    SignInStage.ChangePassword => $"{SignInPage}/password-due",
                    SignInStage.SetUpFactor => $"{SignInPage}/factor",
                    SignInStage.ReviewFactors => $"{SignInPage}/review?back={back}",
                    SignInStage.DeclareLock => $"{SignInPage}/device?back={back}",
                    _ => $"{SignInPage}?back={back}",
                }
            );
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    /// <summary>Forbidden and absent look alike.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
