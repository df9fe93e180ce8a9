using CareNet.Postgres;

namespace CareNet.Verbs.Doctor;

/// <summary>The system's Chromium, or the browser that <c>CARENET_CHROMIUM</c> names.</summary>
public static class Browser
{
    // The shell without windows draws and prints the same pages in half the processor time.
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];

    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CARENET_CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    public static string Version(string path)
    {
        var said = Shell.Run([path, "--version"]);
        return said.Output.Split('\n').FirstOrDefault(line => line.Contains("Chrom", StringComparison.Ordinal))?.Trim() ?? "?";
    }
}
