using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CareNet.Postgres;

/// <summary>A PostgreSQL installation that was found on this machine.</summary>
public sealed partial record PostgresBinaries(string Folder, string Version)
{
    public const int OldestMajor = 15;

    public int Major => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    public string Tool(string name) => Path.Combine(Folder, name);

    /// <summary>The newest installation, or the one whose data format a cluster already has.</summary>
    public static PostgresBinaries? Find(int? major = null) =>
        All()
            .Where(found => found.Major >= OldestMajor && (major is null || found.Major == major))
            .OrderByDescending(found => found.Major)
            .FirstOrDefault();

    public static IEnumerable<PostgresBinaries> All() =>
        Folders()
            .Where(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")))
            .Select(folder => Path.GetDirectoryName(RealPath(Path.Combine(folder, "postgres")))!)
            .Distinct(StringComparer.Ordinal)
            .Select(folder => (folder, version: VersionOf(folder)))
            .Where(found => found.version is not null)
            .Select(found => new PostgresBinaries(found.folder, found.version!));

    private static IEnumerable<string> Folders()
    {
        // CARENET_POSTGRES names one installation and hides all others.
        if (Environment.GetEnvironmentVariable("CARENET_POSTGRES") is { Length: > 0 } named)
        {
            return [named];
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(Below("/usr/lib/postgresql", "*/bin"))
            .Concat(Below("/opt/homebrew/opt", "postgresql*/bin"))
            .Concat(Below("/usr/local/opt", "postgresql*/bin"));
    }

    private static IEnumerable<string> Below(string root, string pattern)
    {
        var first = pattern.Split('/')[0];
        return Directory.Exists(root)
            ? Directory
                .EnumerateDirectories(root, first)
                .Select(folder => Path.Combine(folder, pattern.Split('/')[1]))
                .Where(Directory.Exists)
            : [];
    }

    private static string RealPath(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;

    private static string? VersionOf(string folder)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(Path.Combine(folder, "postgres"), "--version") { RedirectStandardOutput = true }
            )!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return VersionNumber().Match(text) is { Success: true } match ? match.Value : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\d+(\.\d+)+|\d+")]
    private static partial Regex VersionNumber();
}
