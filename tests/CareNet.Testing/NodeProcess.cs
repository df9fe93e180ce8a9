using System.Diagnostics;
using Shouldly;

namespace CareNet.Testing;

/// <summary>The program as its starter sees it: a process with an environment, two streams and an exit code.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> error;
    private readonly Task<string> output;

    private NodeProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        error = process.StandardError.ReadToEndAsync();
        output = process.StandardOutput.ReadToEndAsync();
    }

    public Uri Address { get; }

    public int Id => process.Id;

    public static NodeProcess Start(params (string Name, string Value)[] environment) => Run([], environment);

    /// <param name="words">An operator's command; without one the node serves.</param>
    public static NodeProcess Run(IReadOnlyList<string> words, params (string Name, string Value)[] environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CareNet.Web.dll"), .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["AllowedHosts"] = "care.example.jp";
        // Whoever kills the test run leaves no node behind.
        start.Environment["CARENET_WATCH_STDIN"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (start.Environment["ASPNETCORE_ENVIRONMENT"] == "Production")
        {
            start.Environment.TryAdd(TestSecret.Setting, TestSecret.Value);
        }

        return new(Process.Start(start)!, address);
    }

    public async Task UntilHealthyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        await Patience.Until(
            async () =>
            {
                process.HasExited.ShouldBeFalse();
                try
                {
                    return (await client.GetAsync("/health")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "a healthy node",
            TimeSpan.FromSeconds(60)
        );
    }

    public void CloseInput() => process.StandardInput.Close();

    public async Task<(int Code, string Error, string Output)> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await error, await output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
