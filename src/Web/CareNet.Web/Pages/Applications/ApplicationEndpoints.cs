using System.Text.Json;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace CareNet.Web.Pages.Applications;

/// <summary>The small forms around an application. The secret behind the mark in the address is the applicant's only key.</summary>
internal static class ApplicationEndpoints
{
    private const string At = "/applications/at/{mark}";

    private static readonly JsonSerializerOptions AsDeclared = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static void MapApplying(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/applications/open",
                async ([FromForm] string? code, HttpContext http, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                {
                    var opened = await bus.InvokeAsync<Result<string>>(new OpenApplication(code ?? "", me.Origin), ct);
                    if (!opened.IsOk)
                    {
                        return Results.LocalRedirect("/applications/open/used?used=true");
                    }

                    ApplicantKeys.Keep(http, opened.Value);
                    return Results.LocalRedirect(ApplicantKeys.AddressOf(opened.Value));
                }
            )
            .For(Who.Anyone)
            .RequireRateLimiting(RateLimits.PublicForm);

        routes
            .MapPost(
                At + "/users/remove",
                (string mark, HttpContext http, [FromForm] string? mail, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    ChangeUsers(
                        mark,
                        http,
                        form =>
                            form with
                            {
                                Users = [.. form.Users.Where(user => user.Mail != mail)],
                                AdministratorMail = form.AdministratorMail == mail ? null : form.AdministratorMail,
                            },
                        me,
                        bus,
                        ct
                    )
            )
            .For(Who.Anyone);
        routes
            .MapPost(
                At + "/users/administrator",
                (string mark, HttpContext http, [FromForm] string? mail, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    ChangeUsers(mark, http, form => form with { AdministratorMail = mail }, me, bus, ct)
            )
            .For(Who.Anyone);
        routes
            .MapPost(
                At + "/users/import",
                (string mark, HttpContext http, [FromForm] string? users, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    ChangeUsers(
                        mark,
                        http,
                        form =>
                            UsersOf(users) is not { Count: > 0 } read
                                ? form
                                : form with
                                {
                                    Users = [.. form.Users.Where(old => read.All(user => user.Mail != old.Mail)), .. read],
                                    AdministratorMail = form.AdministratorMail ?? read[0].Mail,
                                },
                        me,
                        bus,
                        ct
                    )
            )
            .For(Who.Anyone);
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
        string mark,
        HttpContext http,
        Func<ApplicationForm, ApplicationForm> change,
        CurrentUser me,
        IMessageBus bus,
        CancellationToken ct
    )
    {
        var secret = ApplicantKeys.SecretOf(http.Request, mark);
        if (await bus.InvokeAsync<Result<ApplicantView>>(new GetMyApplication(secret), ct) is not { IsOk: true, Value: var view })
        {
            return Results.NotFound();
        }

        await bus.InvokeAsync<Result<SaveOutcome>>(new SaveApplication(secret, ApplicationPart.Users, change(view.Form), me.Origin), ct);
        return Results.LocalRedirect($"/applications/at/{mark}/users");
    }
}
