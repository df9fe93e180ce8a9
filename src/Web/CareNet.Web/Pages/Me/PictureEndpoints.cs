using System.Collections.Concurrent;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace CareNet.Web.Pages.Me;

/// <summary>Pictures come as files, which a form of the pages cannot carry into a model.</summary>
internal static class PictureEndpoints
{
    // A little more than a picture may have, so that the sentence about its size can be said.
    private const int Most = 10_000_001;
    private static readonly ConcurrentDictionary<PersonId, bool> SigningIn = new();

    public static void MapPictures(this WebApplication app)
    {
        app.MapPost(
                "/me/photo",
                async ([FromForm] IFormFile? file, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    await OneAtATimeAsync(
                        me,
                        async () => await bus.InvokeAsync<Result>(new AddPhoto(me.Person, await Read(file, ct), me.Origin), ct)
                    )
            )
            .For(Who.SignedIn)
            .AllowWithOpenDuties()
            .TakesUploads(Most);
        app.MapPost(
                "/me/licence",
                async ([FromForm] IFormFile? file, [FromForm] string? kind, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    await OneAtATimeAsync(
                        me,
                        async () =>
                            await bus.InvokeAsync<Result>(new ShowLicence(me.Person, kind ?? "", await Read(file, ct), me.Origin), ct)
                    )
            )
            .For(Who.SignedIn)
            .AllowWithOpenDuties()
            .TakesUploads(Most);
    }

    /// <summary>To draw a large picture takes seconds, and the others wait for it: nobody queues twice.</summary>
    private static async Task<IResult> OneAtATimeAsync(CurrentUser me, Func<Task<Result>> send)
    {
        if (!SigningIn.TryAdd(me.Person, true))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        try
        {
            return After(await send());
        }
        finally
        {
            SigningIn.TryRemove(me.Person, out _);
        }
    }

    private static IResult After(Result answer) =>
        answer.IsOk ? Results.LocalRedirect("/me/profile")
        : answer.Error!.Status == StatusCodes.Status404NotFound ? Results.NotFound()
        : Results.LocalRedirect("/me/picture-refused");

    private static async Task<byte[]> Read(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            return [];
        }

        var content = new byte[Math.Min(file.Length, Most)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }
}
