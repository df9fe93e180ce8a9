using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Browsing;

/// <summary>The browser that the machine already has: nothing is downloaded for a test.</summary>
internal static class SystemChromium
{
    private static readonly string[] Quiet =
    [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    public static BrowserTypeLaunchOptions Launch() =>
        new()
        {
            ExecutablePath = Find(),
            // Chromium's sandbox refuses to start for root, who is who runs in a container.
            Args = Environment.UserName == "root" ? ["--no-sandbox", .. Quiet] : Quiet,
        };

    private static string Find() =>
        Environment.GetEnvironmentVariable("CARENET_CHROMIUM") is { Length: > 0 } named
            ? named
            : Candidates().FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("No chromium or google-chrome on the PATH; CARENET_CHROMIUM names another one.");

    private static IEnumerable<string> Candidates() =>
        from name in (string[])["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        select Path.Combine(folder, name);
}
