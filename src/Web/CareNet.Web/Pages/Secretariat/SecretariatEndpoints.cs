using System.Globalization;
using System.Text;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Contracts.Exports;
using CareNet.Web.Pages.Applications;
using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace CareNet.Web.Pages.Secretariat;

/// <summary>The forms on the secretariat's pages about applications, and those of a facility's own page.</summary>
internal static class SecretariatEndpoints
{
    private const string Desk = "/regions/{region}";
    private const string One = Desk + "/applications/{id}";

    public static void MapSecretariat(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                Desk + "/applications/enter",
                async (string region, [FromForm] string? mail, HttpContext http, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                {
                    var entered = await bus.InvokeAsync<Result<string>>(
                        new EnterApplication(me.Person, RegionCode.Parse(region, null), mail ?? "", me.Origin),
                        ct
                    );
                    if (!entered.IsOk)
                    {
                        return Back(entered, $"/regions/{region}/applications");
                    }

                    ApplicantKeys.KeepAtDesk(http, entered.Value);
                    return Results.LocalRedirect(ApplicantKeys.AddressOf(entered.Value));
                }
            )
            .For(Who.Secretariat);

        Decide<Result>(routes, "return", (id, reason, me) => new ReturnApplication(id, me.Person, reason, me.Origin));
        Decide<Result>(routes, "refuse", (id, reason, me) => new RefuseApplication(id, me.Person, reason, me.Origin));
        Decide<Result>(routes, "ground", (id, reason, me) => new ConfirmEligibility(id, me.Person, reason, me.Origin));
        // It lets a facility and its people in.
        Decide<Result<FacilityId>>(routes, "approve", (id, reason, me) => new ApproveApplication(id, me.Person, reason, me.Origin))
            .AsksForProof();

        routes
            .MapPost(
                One + "/paper",
                (
                    string region,
                    UsageApplicationId id,
                    [FromForm] string? kind,
                    [FromForm] string? signer,
                    [FromForm] string? on,
                    CurrentUser me,
                    IMessageBus bus,
                    CancellationToken ct
                ) =>
                    Send<Result>(
                        bus,
                        region,
                        id,
                        Enum.TryParse<PaperKind>(kind, out var paper) && DayOf(on) is { } day
                            ? new RecordPaper(id, me.Person, paper, signer ?? "", day, me.Origin)
                            : null,
                        ct
                    )
            )
            .For(Who.Secretariat);
        routes
            .MapPost(
                One + "/explained",
                (
                    string region,
                    UsageApplicationId id,
                    [FromForm] string? way,
                    [FromForm] string? on,
                    CurrentUser me,
                    IMessageBus bus,
                    CancellationToken ct
                ) =>
                    Send<Result>(
                        bus,
                        region,
                        id,
                        Enum.TryParse<ExplanationWay>(way, out var how) && DayOf(on) is { } day
                            ? new RecordExplanation(id, me.Person, how, day, me.Origin)
                            : null,
                        ct
                    )
            )
            .For(Who.Secretariat);

        routes
            .MapPost(
                Desk + "/roster/export",
                async (string region, [FromForm] bool history, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                {
                    var file = await bus.InvokeAsync<Result<byte[]>>(
                        new ExportRoster(me.Person, RegionCode.Parse(region, null), history, me.Origin),
                        ct
                    );
                    return file.IsOk ? Results.File(file.Value, "text/csv; charset=utf-8", $"roster-{region}.csv") : Results.NotFound();
                }
            )
            .AsExport("roster")
            .For(Who.Secretariat);

        routes
            .MapGet(
                Desk + "/governance/editions/{id:guid}/file",
                async (string region, Guid id, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    await bus.InvokeAsync<Result<string>>(new GetEditionFile(me.Person, RegionCode.Parse(region, null), id), ct)
                        is { IsOk: true, Value: var text }
                        ? Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"edition-{region}.yaml")
                        : Results.NotFound()
            )
            .For(Who.Secretariat, Who.Committee);

        // A notice knows the application alone; the page stands under its region.
        routes
            .MapGet(
                "/notices/application/{id}",
                async (UsageApplicationId id, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    await bus.InvokeAsync<Result<ApplicationView>>(new GetApplication(me.Person, id, Origin: me.Origin), ct)
                        is { IsOk: true, Value: var view }
                        ? Results.LocalRedirect($"/regions/{view.Region}/applications/{id}")
                        : Results.NotFound()
            )
            .For(Who.Secretariat);

        routes
            .MapPost(
                Desk + "/guidelines",
                async (
                    string region,
                    [FromForm] string? work,
                    [FromForm] string? edition,
                    CurrentUser me,
                    IMessageBus bus,
                    CancellationToken ct
                ) =>
                {
                    var registered = await bus.InvokeAsync<Result>(
                        new RegisterGuidelineEdition(me.Person, RegionCode.Parse(region, null), work ?? "", edition ?? "", me.Origin),
                        ct
                    );
                    return Back(registered, $"/regions/{region}/facilities");
                }
            )
            .For(Who.Secretariat);

        routes
            .MapPost(
                "/facilities/{facility}/insurance",
                async (
                    FacilityId facility,
                    [FromForm] string? kind,
                    [FromForm] string? until,
                    CurrentUser me,
                    IMessageBus bus,
                    CancellationToken ct
                ) =>
                {
                    var recorded = DayOf(until) is { } day
                        ? await bus.InvokeAsync<Result>(new RecordInsurance(facility, me.Person, kind ?? "", day, me.Origin), ct)
                        : null;
                    return Back(recorded, $"/facilities/{facility}");
                }
            )
            .For(Who.FacilityAdministrator, Who.FacilityHead, Who.Secretariat);
    }

    private static RouteHandlerBuilder Decide<TAnswer>(
        IEndpointRouteBuilder routes,
        string verb,
        Func<UsageApplicationId, string, CurrentUser, object> message
    )
        where TAnswer : Result =>
        routes
            .MapPost(
                $"{One}/{verb}",
                (string region, UsageApplicationId id, [FromForm] string? reason, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    Send<TAnswer>(bus, region, id, message(id, reason ?? "", me), ct)
            )
            .For(Who.Secretariat);

    private static async Task<IResult> Send<TAnswer>(
        IMessageBus bus,
        string region,
        UsageApplicationId id,
        object? message,
        CancellationToken ct
    )
        where TAnswer : Result
    {
        var page = $"/regions/{region}/applications/{id}";
        var answer = message is null ? null : await bus.InvokeAsync<TAnswer>(message, ct);
        return answer?.Error?.Status == StatusCodes.Status404NotFound
            ? Results.NotFound()
            : Results.LocalRedirect(answer is { IsOk: true } ? page : $"{page}?refused={answer?.Error?.Code ?? "form"}");
    }

    /// <summary>
    /// What is not the sender's looks absent, and only so does the attempt reach the trail: a redirect says that something was done.
    /// </summary>
    private static IResult Back(Result? answer, string page) =>
        answer?.Error?.Status == StatusCodes.Status404NotFound
            ? Results.NotFound()
            : Results.LocalRedirect(answer is { IsOk: true } ? page : $"{page}?wrong=true");

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
