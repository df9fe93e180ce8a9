using System.Diagnostics;
using CareNet.Postgres;
using CareNet.Testing;

namespace CareNet.Deploy.Tests.Nodes;

/// <summary>One node, started from a published folder by the unit's command line, which can be restarted as systemd would do it.</summary>
public sealed class PublishedNode(string folder, TestDatabase database) : IAsyncDisposable
{
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public void Start()
    {
        var unit = ServiceUnit.Shipped;
        string[] command = [.. unit.Command.Select(word => word.Replace(unit.Folder, folder, StringComparison.Ordinal))];
        var start = new ProcessStartInfo(File.Exists(command[0]) ? command[0] : Path.GetFileName(command[0]), command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in unit.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["CREDENTIALS_DIRECTORY"] = Credentials();
        start.Environment["AllowedHosts"] = "care.example.jp";
        // The load comes from one address.
        start.Environment["RateLimits__Burst"] = "1000000";
        // Whoever kills the test run leaves no node behind.
        start.Environment["CARENET_WATCH_STDIN"] = "1";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A folder like the one that systemd makes from <c>LoadCredential</c>.</summary>
    private string Credentials()
    {
        var files = Directory.CreateDirectory(folder + ".credentials");
        foreach (var setting in ServiceUnit.Shipped.Credentials.Keys)
        {
            File.WriteAllText(
                Path.Combine(files.FullName, setting),
                setting switch
                {
                    "ConnectionStrings__carenet" => database.AppConnection + "\n",
                    TestSecret.Setting => TestSecret.Value + "\n",
                    _ => "",
                }
            );
        }

        return files.FullName;
    }

    /// <summary>SIGTERM, and the time that systemd gives before it kills.</summary>
    public async Task<int> StopAsync()
    {
        Signals.Send(process!.Id, Signals.Terminate).ShouldBeTrue();
        await process.WaitForExitAsync().WaitAsync(ServiceUnit.Shipped.StopPatience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }
}
