using System.Data;
using System.Globalization;
using CareNet.Postgres;
using CareNet.Verbs.Audit;
using Npgsql;

namespace CareNet.Verbs.Backup;

/// <summary>One file with everything in the database, proven by restoring it; or no file at all.</summary>
public static class BackupVerb
{
    public static async Task<int> RunAsync(Terminal terminal, string[] words)
    {
        var given = VerbArguments.Parse(words, ["--data"], []);
        if (given.Plain is not [var name])
        {
            throw new Mishap("./carenet backup ファイル [--data フォルダ]", "./carenet backup FILE [--data DIR]");
        }

        OwnServer.Require(given.Value("--data"));
        var file = Path.GetFullPath(name);
        Refuse(file);
        using var stop = new StopSignals();
        try
        {
            await using var data = await StoredData.ReachAsync(DataFolder.Choose(given.Value("--data"), terminal.Say), stop.Token);
            await MakeAsync(terminal, data, file, stop.Token);
            await ReportOldOnesAsync(terminal, data, file, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            throw new Mishap("中断しました。ファイルは作られていません。", "Interrupted: no file was made.");
        }
        catch (NpgsqlException lost)
        {
            throw OwnServer.Explain(lost);
        }
    }

    private static void Refuse(string file)
    {
        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new Mishap($"{file} はすでにあります。別の名前を指定してください。", $"{file} is already there: choose another name.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            throw new Mishap(
                $"フォルダ {Path.GetDirectoryName(file)} がありません。",
                $"There is no folder {Path.GetDirectoryName(file)}."
            );
        }
    }

    private static async Task MakeAsync(Terminal terminal, StoredData data, string file, CancellationToken ct)
    {
        var databases = new Databases(data);
        await using var alone = await databases.BeAloneAsync(ct);
        var partial = file + ".partial";
        try
        {
            Open(partial);
            var counts = await DumpAsync(data, partial, ct);
            await CheckAsync(terminal, data, databases, partial, counts, ct);
            File.Move(partial, file, overwrite: false);
            terminal.Say(
                $"{file} に {counts.Count} 個の表、{counts.Values.Sum()} 行を保存し、戻せることを確かめました（{new FileInfo(file).Length} バイト）。",
                $"{file}: {counts.Count} tables, {counts.Values.Sum()} rows, proven by a restore ({new FileInfo(file).Length} bytes)."
            );
        }
        finally
        {
            File.Delete(partial);
        }
    }

    // Nobody else may read it from its first byte on.
    private static void Open(string partial)
    {
        try
        {
            File.Delete(partial);
            new FileStream(
                partial,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            ).Dispose();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw Mishap.IsDiskFull(closed)
                ? Full(partial)
                : new Mishap($"{partial} に書き込めません。", $"{partial} cannot be written.", closed);
        }
    }

    private static async Task<SortedDictionary<string, long>> DumpAsync(StoredData data, string partial, CancellationToken ct)
    {
        await using var connection = await Databases.OpenAsync(data.Owner(PrivateCluster.Database), ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, snapshot);
        var name = (string)(await export.ExecuteScalarAsync(ct))!;
        var dumped = await PgTool.For(data.Major).DumpAsync(data.Owner(PrivateCluster.Database), name, partial, ct);
        if (!dumped.Ok)
        {
            throw dumped.Lines.Any(Mishap.IsDiskFull)
                ? Full(partial)
                : new Mishap($"バックアップできませんでした（{dumped.LastLine}）。", $"The backup failed ({dumped.LastLine}).");
        }

        return await TableCounts.ReadAsync(connection, ct);
    }

    private static async Task CheckAsync(
        Terminal terminal,
        StoredData data,
        Databases databases,
        string partial,
        SortedDictionary<string, long> counts,
        CancellationToken ct
    )
    {
        try
        {
            await databases.MakeAsync(Databases.Checked, ct);
            var copy = data.Owner(Databases.Checked);
            var restored = await PgTool.For(data.Major).RestoreAsync(partial, copy, ct);
            if (!restored.Ok)
            {
                throw restored.Lines.Any(Mishap.IsDiskFull)
                    ? OwnServer.Full()
                    : new Mishap(
                        $"作ったバックアップを戻せなかったため、捨てました（{restored.LastLine}）。",
                        $"The backup could not be restored and was thrown away ({restored.LastLine})."
                    );
            }

            await using var connection = await Databases.OpenAsync(copy, ct);
            if (!(await TableCounts.ReadAsync(connection, ct)).SequenceEqual(counts))
            {
                throw new Mishap(
                    "作ったバックアップの行数が合わないため、捨てました。",
                    "The backup does not hold as many rows as the database and was thrown away."
                );
            }

            await CheckTrailAsync(terminal, data, copy, counts, ct);
        }
        finally
        {
            await databases.DropAsync(Databases.Checked, CancellationToken.None);
        }
    }

    /// <summary>A broken trail is said and backed up all the same: what is left of it is worth keeping.</summary>
    private static async Task CheckTrailAsync(
        Terminal terminal,
        StoredData data,
        string copy,
        SortedDictionary<string, long> counts,
        CancellationToken ct
    )
    {
        if (
            counts.ContainsKey("platform.audit_seals")
            && await TrailCheck.RunAsync(copy, data.KeySecret, WrittenHead.Read(data.Folder), terminal, ct) is var check
        )
        {
            if (check.Findings > 0)
            {
                terminal.Fail(
                    new(
                        $"監査記録に {check.Findings} 件の異常があります（./carenet audit verify）。",
                        $"The audit trail is broken in {check.Findings} places (./carenet audit verify)."
                    )
                );
            }

            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"audit: {check.Seals} seals, head {check.Head}"));
        }
    }

    private static async Task ReportOldOnesAsync(Terminal terminal, StoredData data, string file, CancellationToken ct)
    {
        var expired = BackupFile.Expired(Path.GetDirectoryName(file)!, TimeProvider.System.GetUtcNow());
        foreach (var old in expired.Concat(await new Databases(data).FormerAsync(ct)))
        {
            terminal.Say(
                $"保管期限（{BackupFile.Lifetime.Days} 日）に注意してください: {old}",
                $"Kept longer than {BackupFile.Lifetime.Days} days, or soon to be: {old}"
            );
        }
    }

    private static Mishap Full(string file) =>
        new(
            $"{Path.GetDirectoryName(file)} のあるディスクがいっぱいのため、バックアップを作れませんでした。",
            $"The disk that holds {Path.GetDirectoryName(file)} is full: no backup was made."
        );
}
