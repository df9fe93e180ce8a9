using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CareNet.Platform;
using CareNet.ServiceDefaults;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// Answers what nobody else has answered: an exception or a bare status. People get the page <c>/error/{status}</c>, programs
/// problem details. Nothing of the exception leaves the node, in any environment.
/// </summary>
public sealed partial class ErrorAnswers(RequestDelegate next, ILogger<ErrorAnswers> log)
{
    private const int ClientGone = 499;
    private static readonly object Answering = new();

    /// <summary>The error page is on its way: it is not counted or refused a second time.</summary>
    public static bool IsAnswering(HttpContext context) => context.Items.ContainsKey(Answering);

    public async Task InvokeAsync(HttpContext context)
    {
        int? failed;
        using (HeldRefusal.Of(context))
        {
            failed = await StatusOfFailure(context);
        }

        if (failed is { } status && !context.Response.HasStarted)
        {
            var (retryAfter, encryptedOnly) = (context.Response.Headers.RetryAfter, context.Response.Headers.StrictTransportSecurity);
            context.Response.Clear();
            (context.Response.Headers.RetryAfter, context.Response.Headers.StrictTransportSecurity) = (retryAfter, encryptedOnly);
            context.Response.StatusCode = status;
        }
        else if (failed is not null)
        {
            // Half an answer is out; only a broken connection tells the browser that the rest is missing.
            context.Abort();
            return;
        }

        if (HeldRefusal.IsRefusal(context.Response))
        {
            context.Response.ContentType = null;
        }

        if (IsUnanswered(context))
        {
            await AnswerAsync(context);
        }
    }

    private async Task<int?> StatusOfFailure(HttpContext context)
    {
        try
        {
            await next(context);
            return null;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return ClientGone;
        }
        catch (Exception exception) when (IsUnstorable(exception))
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (Exception exception)
        {
            Failed(exception, RouteMemory.Of(context), TraceOf(context));
            return StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>A text that is none to the database, with a NUL or half a character in it: the sender's mistake, not the node's.</summary>
    private static bool IsUnstorable(Exception? failure) =>
        failure is not null
        && (
            failure
                is EncoderFallbackException
                    or PostgresException
                    {
                        SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
                    }
            || IsUnstorable(failure.InnerException)
        );

    private static bool IsUnanswered(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400 and not ClientGone, ContentLength: null, ContentType: null or "" }
        && !HttpMethods.IsHead(context.Request.Method)
        && !Probes.Contain(context.Request);

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Response.StatusCode == StatusCodes.Status403Forbidden)
        {
            // Absent and not-yours look alike.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        var accept = context.Request.Headers.Accept.ToString();
        var isApi = context.Request.Path.StartsWithSegments("/api");
        if (!isApi && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await ShowPageAsync(context);
        }
        else if (isApi || accept.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            await WriteProblemAsync(context);
        }
        else
        {
            await WriteAsync(context.Response, "text/plain; charset=utf-8", ErrorTexts.For(context.Response.StatusCode).Ja);
        }
    }

    private async Task ShowPageAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        bool isShown;
        await using (new ErrorPageRequest(context, status))
        {
            context.Items[Answering] = Answering;
            isShown = await StatusOfFailure(context) is null && context.Response.ContentType is { Length: > 0 };
        }

        if (!isShown && !context.Response.HasStarted)
        {
            context.Response.ContentLength = null;
            context.Response.StatusCode = status;
            await WriteAsync(context.Response, "text/html; charset=utf-8", ErrorTexts.Page(status));
        }
    }

    private static Task WriteProblemAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var english = context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
        var title = ErrorTexts.For(status).In(english ? Language.En : Language.Ja);
        var problem = JsonSerializer.Serialize(
            new
            {
                type = "about:blank",
                title,
                status,
                traceId = TraceOf(context),
            }
        );
        return WriteAsync(context.Response, "application/problem+json", problem);
    }

    private static Task WriteAsync(HttpResponse response, string type, string text)
    {
        response.ContentType = type;
        return response.WriteAsync(text, response.HttpContext.RequestAborted);
    }

    private static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Route} failed (trace {Trace})")]
    private partial void Failed(Exception exception, string route, string trace);
}
