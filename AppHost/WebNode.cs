using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>One copy of the web node, as Aspire tells of it.</summary>
public sealed partial class WebNode(int number, string id, string logs)
{
    private readonly string log = Path.Combine(logs, $"web-{number}.log");
    private string lastLine = "";

    public int Number => number;

    public string Id => id;

    public string State { get; set; } = "";

    public string? Address { get; set; }

    public bool IsGone => IsOver(State);

    public bool IsAtWork => State == KnownResourceStates.Running || State == KnownResourceStates.Stopping;

    public static bool IsOver(string state) => KnownResourceStates.TerminalStates.Contains(state);

    public async Task KeepLogAsync(ResourceLoggerService said)
    {
        var file = new LogFile(log);
        await foreach (var lines in said.WatchAsync(id))
        {
            foreach (var line in lines)
            {
                var plain = Colour().Replace(line.Content, "");
                file.Write(plain);
                lastLine = string.IsNullOrWhiteSpace(plain) ? lastLine : plain;
            }
        }
    }

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

    public Mishap Explain() => new(
        $"Web ノード {number} が起動しませんでした。{lastLine} 詳しくは {log} にあります。",
        $"Web node {number} did not start: {lastLine} More is in {log}.");

    [GeneratedRegex(@"\x1B\[[0-9;]*m")]
    private static partial Regex Colour();
}
