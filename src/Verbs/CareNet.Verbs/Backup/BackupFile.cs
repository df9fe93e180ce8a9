using System.Globalization;
using System.Text.RegularExpressions;
using CareNet.Postgres;

namespace CareNet.Verbs.Backup;

/// <summary>A backup as it lies on a disk.</summary>
public static partial class BackupFile
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(35);
    private const int MostFilesLookedAt = 5000;

    public static bool IsOne(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            Span<byte> start = stackalloc byte[5];
            return stream.ReadAtLeast(start, 5, throwOnEndOfStream: false) == 5 && start.SequenceEqual("PGDMP"u8);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Backups in a folder that are older than they may become, by the file's own time.</summary>
    public static List<string> Expired(string folder, DateTimeOffset now) =>
        Directory
            .EnumerateFiles(folder)
            .Take(MostFilesLookedAt)
            .Where(file => now - File.GetLastWriteTimeUtc(file) > Lifetime && IsOne(file))
            .Order(StringComparer.Ordinal)
            .ToList();

    /// <summary>Throws unless this is a backup that a server of this major version can take.</summary>
    public static async Task RequireAsync(string file, PgTool tool, int major, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new Mishap($"{file} が見つかりません。", $"There is no file {file}.");
        }

        if (!IsOne(file))
        {
            throw new Mishap($"{file} は CareNet のバックアップではありません。", $"{file} is not a backup of CareNet.");
        }

        var listed = await tool.ListAsync(file, ct);
        var from = listed.Lines.Select(line => DumpedFrom().Match(line)).FirstOrDefault(match => match.Success);
        var newer = from is not null && int.Parse(from.Groups[1].Value, CultureInfo.InvariantCulture) > major;
        if (newer || listed.Says("unsupported version"))
        {
            var version = from?.Groups[1].Value ?? "?";
            throw new Mishap(
                $"このバックアップは新しい PostgreSQL（{version}）で作られており、ここの PostgreSQL {major} には戻せません。",
                $"This backup was made by a newer PostgreSQL ({version}) and does not fit the PostgreSQL {major} here."
            );
        }

        if (!listed.Ok || from is null)
        {
            throw Damaged(file);
        }
    }

    public static Mishap Damaged(string file) =>
        new($"{file} は壊れているため、戻せません。", $"{file} is damaged and cannot be restored.");

    [GeneratedRegex(@"^;\s+Dumped from database version: (\d+)")]
    private static partial Regex DumpedFrom();
}
