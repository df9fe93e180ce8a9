using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Browsing;

/// <summary>One visitor's page, with everything the browser complained about.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();

    public Visit(IPage page)
    {
        Page = page;
        // Chromium reports refusals of the content security policy as console errors, too.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        page.RequestFailed += (_, request) => complaints.Enqueue($"failed: {request.Url}");
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
            {
                complaints.Enqueue($"{answer.Status}: {answer.Url}");
            }
        };
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Everything since the last time it was asked.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        List<string> taken = [];
        while (complaints.TryDequeue(out var complaint))
        {
            taken.Add(complaint);
        }

        return taken;
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
