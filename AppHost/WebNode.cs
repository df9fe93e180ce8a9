using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>One copy of the web node, as Aspire tells of it.</summary>
public sealed class WebNode(int number, string id, string logs)
{
    private readonly ResourceLog log = new(Path.Combine(logs, $"web-{number}.log"));

    public int Number => number;

    public string Id => id;

    public string State { get; set; } = "";

    public string? Address { get; set; }

    public bool IsGone => IsOver(State);

    public bool IsAtWork => State == KnownResourceStates.Running || State == KnownResourceStates.Stopping;

    public static bool IsOver(string state) => KnownResourceStates.TerminalStates.Contains(state);

    public Task KeepLogAsync(ResourceLoggerService said) => log.KeepAsync(said, id);

    public async Task<bool> ServesAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = Address is null ? null : await http.GetAsync(new Uri(new(Address), "/health"), ct);
            return answer is { IsSuccessStatusCode: true };
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public Mishap Explain() =>
        new(
            $"Web ノード {number} が起動しませんでした。{log.LastLine} 詳しくは {log.Path} にあります。",
            $"Web node {number} did not start: {log.LastLine} More is in {log.Path}."
        );
}
