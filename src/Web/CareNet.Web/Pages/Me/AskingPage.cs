using CareNet.Platform;
using CareNet.Platform.Bus;
using CareNet.Security.Contracts;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Components;

namespace CareNet.Web.Pages.Me;

/// <summary>A page that asks a module on behalf of whoever is signed in, and shows its refusals.</summary>
public abstract class AskingPage : Spoken
{
    [Inject]
    public required IMessageBus Bus { get; set; }

    [Inject]
    public required SignedIn SignedIn { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    /// <summary>What the module refused, to stand above the form.</summary>
    protected string? Refusal { get; private set; }

    protected PersonId Me => SignedIn.Person;

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

    protected string NewKey() => Guid.CreateVersion7(Clock.GetUtcNow()).ToString("n");

    protected bool Go(Result answer, string then)
    {
        if (!answer.IsOk)
        {
            Refusal = Say(answer.Error!.Text);
            return false;
        }

        Navigation.NavigateTo(then);
        return true;
    }
}
