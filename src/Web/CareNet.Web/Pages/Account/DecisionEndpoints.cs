using CareNet.Platform;
using CareNet.Platform.Bus;
using CareNet.Security.Contracts;
using CareNet.Web.Pages.Safety;
using Microsoft.AspNetCore.Mvc;

namespace CareNet.Web.Pages.Account;

/// <summary>What administrators and the secretariat decide over accounts.</summary>
internal static class DecisionEndpoints
{
    public static void MapAccountDecisions(this IEndpointRouteBuilder routes)
    {
        routes.MapAuditExport();
        routes.MapPost("/facilities/{facility}/accounts/measure", async (
            FacilityId facility, [FromForm] PersonId person, [FromForm] AccountMeasure measure, [FromForm] string? reason, SignedIn signedIn, IMessageBus bus, CancellationToken ct) =>
            Back(await bus.InvokeAsync<Result>(new MeasureAccount(person, measure, reason ?? "", signedIn.Person, signedIn.Origin), ct), $"/facilities/{facility}/accounts"))
            .For(Who.FacilityAdministrator, Who.FacilityHead);
        routes.MapPost("/regions/{region}/passwords", async (
            RegionCode region, [FromForm] string follows, [FromForm] string factor, SignedIn signedIn, IMessageBus bus, CancellationToken ct) =>
            Back(await bus.InvokeAsync<Result>(new ChooseRegionProfile(region, follows == "guideline", factor == "required", signedIn.Person, signedIn.Origin), ct), $"/regions/{region}/passwords"))
            .For(Who.Secretariat);
    }

    private static IResult Back(Result result, string page) => result.IsOk ? Results.LocalRedirect(page) : Results.StatusCode(result.Error!.Status);
}
