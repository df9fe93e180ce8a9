using CareNet.Security.Contracts;
using CareNet.Web.Hosting;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Antiforgery;
using Wolverine;

namespace CareNet.Web.Pages.SignIn;

/// <summary>
/// Sends a kept form on to where it belongs once the password is right: the browser posts the same fields again, under the new session.
/// The form's own token is checked here and there.
/// </summary>
internal static class PendingForms
{
    public const string Address = "/sign-in/again/form";

    public static void MapPendingForms(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                Address,
                async (string? to, HttpContext http, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                {
                    var form = await http.Request.ReadFormAsync(ct);
                    var answer = await bus.InvokeAsync<SignInAnswer>(
                        new ProveAgain(
                            me.Session,
                            me.Person,
                            form[PendingForm.Password].ToString(),
                            form[PendingForm.Code].ToString(),
                            SignInClients.Of(http, me)
                        ),
                        ct
                    );
                    if (answer.Token is { } token)
                    {
                        SessionCookie.Write(http, token);
                        return Results.LocalRedirect(LocalPath.OrHome(to), preserveMethod: true);
                    }

                    var fields =
                        from field in form
                        where !PendingForm.IsProof(field.Key)
                        from value in field.Value
                        select KeyValuePair.Create(field.Key, value ?? "");
                    var factors = await bus.InvokeAsync<FactorList>(new GetFactors(me.Person), ct);
                    http.Features.Set(
                        new PendingForm(LocalPath.OrHome(to), [.. fields], factors) { Wrong = ProofRefusal.Of(answer, factors) }
                    );
                    return Results.StatusCode(StatusCodes.Status428PreconditionRequired);
                }
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute())
            .RequireRateLimiting(RateLimits.SignIn)
            .For(Who.SignedIn)
            .AllowWithOpenDuties();
}
