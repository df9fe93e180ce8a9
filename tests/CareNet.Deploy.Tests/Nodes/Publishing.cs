using System.Diagnostics;
using CareNet.Testing;

namespace CareNet.Deploy.Tests.Nodes;

/// <summary>The command of docs/operations.md, on what was built for this test run.</summary>
public static class Publishing
{
    public static async Task ToAsync(string folder)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", Repository.At("src", "Web", "CareNet.Web"), "-c", configuration, "-o", folder, "--no-build", "-nologo"]
        )
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        // A test host's own are for its own build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        publish.ExitCode.ShouldBe(0, said);
    }
}
