using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Components;
using Wolverine;

namespace CareNet.Web.Pages.Me;

/// <summary>A page that asks a module on behalf of whoever is signed in, and shows its refusals.</summary>
public abstract class SignedInPage : LocalizedComponent
{
    [Inject]
    public required IMessageBus Bus { get; set; }

    [Inject]
    public required CurrentUser CurrentUser { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    /// <summary>A form that was pressed twice is still there for the second press, though the page no longer offers it.</summary>
    protected bool IsSent(string form) => Http is { Request.HasFormContentType: true } && Http.Request.Form["_handler"] == form;

    /// <summary>The refusal of the module, to stand above the form.</summary>
    protected string? Refusal { get; private set; }

    /// <summary>The field where it can be mended, for the link in the summary.</summary>
    protected string? RefusedField { get; private set; }

    protected PersonId Me => CurrentUser.Person;

    protected DateOnly Today => RegionTime.In("Asia/Tokyo", Clock).Today;

    /// <summary>The answer, or the page that never was where there is nothing for this reader.</summary>
    protected async Task<T?> AskAsync<T>(object question)
        where T : class
    {
        var answer = await Bus.InvokeAsync<Result<T>>(question);
        if (answer.IsOk)
        {
            return answer.Value;
        }

        Navigation.NotFound();
        return null;
    }

    /// <summary>True when it was done and the reader goes on to the next page.</summary>
    protected async Task<bool> DoAsync(object request, string then) => Go(await Bus.InvokeAsync<Result>(request), then);

    protected async Task<bool> DoAsync<T>(object request, string then) => Go(await Bus.InvokeAsync<Result<T>>(request), then);

    /// <summary>
    /// The same for an act that somebody may have done a moment before, or the same person with a second press: the next page shows that it
    /// is done.
    /// </summary>
    protected async Task<bool> DoOnceAsync(object request, string then, string doneAlready, bool isDone)
    {
        if (isDone)
        {
            return Go(Result.Ok, then);
        }

        var answer = await Bus.InvokeAsync<Result>(request);
        return Go(answer.Error?.Code == doneAlready ? Result.Ok : answer, then);
    }

    /// <summary>The id of the field that a refusal speaks of; nothing where it speaks of the whole.</summary>
    protected virtual string? FieldOf(string code) => null;

    /// <summary>The refusal, if it is about this field; otherwise null.</summary>
    protected string? Wrong(string field) => RefusedField == field ? Refusal : null;

    protected string NewKey() => Guid.CreateVersion7(Clock.GetUtcNow()).ToString("n");

    protected bool Go(Result answer, string then)
    {
        if (!answer.IsOk)
        {
            if (answer.Error!.Status == StatusCodes.Status404NotFound)
            {
                Navigation.NotFound();
                return false;
            }

            (Refusal, RefusedField) = (Say(answer.Error.Text), FieldOf(answer.Error.Code));
            return false;
        }

        Navigation.NavigateTo(then);
        return true;
    }
}
