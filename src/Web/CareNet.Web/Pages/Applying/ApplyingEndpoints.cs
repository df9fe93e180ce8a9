using System.Text.Json;
using CareNet.Platform;
using Wolverine;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CareNet.Web.Pages.Applying;

/// <summary>The small forms around an application. The secret in the address is the applicant's only key.</summary>
internal static class ApplyingEndpoints
{
    private const string At = "/application/at/{secret}";

    private static readonly JsonSerializerOptions AsDeclared =
        new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static void MapApplying(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/application/open", async ([FromForm] string? code, SignedIn me, IMessageBus bus, CancellationToken ct) =>
        {
            var opened = await bus.InvokeAsync<Result<string>>(new OpenApplication(code ?? "", me.Origin), ct);
            return Results.LocalRedirect(opened.IsOk ? $"/application/at/{opened.Value}" : "/application/open/used?used=true");
        }).For(Who.Anyone).RequireRateLimiting(RateLimits.PublicForm);

        routes.MapPost(At + "/users/remove", (string secret, [FromForm] string? mail, SignedIn me, IMessageBus bus, CancellationToken ct) =>
            ChangeUsers(secret, form => form with
            {
                Users = [.. form.Users.Where(user => user.Mail != mail)],
                AdministratorMail = form.AdministratorMail == mail ? null : form.AdministratorMail,
            }, me, bus, ct)).For(Who.Anyone);
        routes.MapPost(At + "/users/administrator", (string secret, [FromForm] string? mail, SignedIn me, IMessageBus bus, CancellationToken ct) =>
            ChangeUsers(secret, form => form with { AdministratorMail = mail }, me, bus, ct)).For(Who.Anyone);
        routes.MapPost(At + "/users/import", (string secret, [FromForm] string? users, SignedIn me, IMessageBus bus, CancellationToken ct) =>
            ChangeUsers(secret, form => UsersOf(users) is not { Count: > 0 } read ? form : form with
            {
                Users = [.. form.Users.Where(old => read.All(user => user.Mail != old.Mail)), .. read],
                AdministratorMail = form.AdministratorMail ?? read[0].Mail,
            }, me, bus, ct)).For(Who.Anyone);

        routes.MapPost(At + "/explanation/received", async (string secret, SignedIn me, IMessageBus bus, CancellationToken ct) =>
        {
            var received = await bus.InvokeAsync<Result>(new ReceiveExplanation(secret, me.Origin), ct);
            return received.IsOk ? Results.LocalRedirect($"/application/at/{secret}") : Results.StatusCode(received.Error!.Status);
        }).WithMetadata(new RequireAntiforgeryTokenAttribute()).For(Who.Anyone);
        routes.MapPost(At + "/explanation/wished", async (
            string secret, [FromForm] string? way, [FromForm] string? on, SignedIn me, IMessageBus bus, CancellationToken ct) =>
        {
            var wished = Enum.TryParse<ExplanationWay>(way, out var how) && DateOnly.TryParse(on, System.Globalization.CultureInfo.InvariantCulture, out var day)
                && (await bus.InvokeAsync<Result>(new AskForExplanation(secret, how, day, me.Origin), ct)).IsOk;
            return Results.LocalRedirect($"/application/at/{secret}/explanation{(wished ? "" : "?wrong=true")}");
        }).For(Who.Anyone).RequireRateLimiting(RateLimits.PublicForm);

        routes.MapPost(At + "/send", async (string secret, [FromForm] string? key, SignedIn me, IMessageBus bus, CancellationToken ct) =>
        {
            var sent = await bus.InvokeAsync<Result<SaveOutcome>>(new SubmitApplication(secret, key ?? "", me.Origin), ct);
            return !sent.IsOk && sent.Error!.Status == StatusCodes.Status404NotFound ? Results.NotFound()
                : Results.LocalRedirect(sent.IsOk && sent.Value.Flaws.Count == 0 ? $"/application/at/{secret}" : $"/application/at/{secret}/check?incomplete=true");
        }).For(Who.Anyone).RequireRateLimiting(RateLimits.PublicForm);
    }

    /// <summary>The rows that the page of the file has shown; they are checked again when they are stored.</summary>
    private static List<ListedUser>? UsersOf(string? text)
    {
        try
        {
            var users = JsonSerializer.Deserialize<List<ListedUser?>>(text ?? "", AsDeclared);
            return users is not null && users.All(user => user is not null) ? users.OfType<ListedUser>().ToList() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IResult> ChangeUsers(
        string secret, Func<ApplicationForm, ApplicationForm> change, SignedIn me, IMessageBus bus, CancellationToken ct)
    {
        if (await bus.InvokeAsync<Result<ApplicantView>>(new ApplicationAt(secret), ct) is not { IsOk: true, Value: var view })
        {
            return Results.NotFound();
        }

        await bus.InvokeAsync<Result<SaveOutcome>>(new SaveApplication(secret, ApplicationPart.Users, change(view.Form), me.Origin), ct);
        return Results.LocalRedirect($"/application/at/{secret}/users");
    }
}
