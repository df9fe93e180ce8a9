using CareNet.Platform.Messaging;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Access;

/// <summary>
/// Endpoints know who may open a page; whose record it is, handlers know, and they answer "not found" like for an absent one. Where a form
/// was sent, that is an attempt: the form of a page names only what its reader may see. An address that was typed or is out of date is
/// none, so looking is not recorded.
/// </summary>
public sealed class RefusedSubmissions(RequestDelegate next, RefusalTrail trail)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (
            HttpMethods.IsGet(http.Request.Method)
            || HttpMethods.IsHead(http.Request.Method)
            || http.Features.Get<CurrentSession>() is not { Stage: SignInStage.Open }
        )
        {
            await next(http);
            return;
        }

        var refused = RequestRefusals.Collect();
        await next(http);
        // What was done leads on, whatever a page asked besides.
        if (
            refused.FirstOrDefault(error => error.Status == StatusCodes.Status404NotFound) is { } absent
            && http.Response.StatusCode is < 300 or >= 400
        )
        {
            await trail.NoteRecordAsync(http, absent.Code);
        }
    }
}
