using CareNet.Platform.Audit;
using CareNet.Platform.Keys;
using CareNet.Postgres;
using CareNet.Verbs.Audit;
using Npgsql;

namespace CareNet.Verbs.Backup;

/// <summary>Restores into a new database, looks at it, and only then puts it in the place of the old one, which is kept.</summary>
public static class RestoreVerb
{
    private static readonly Mishap Usage = new(
        "./carenet restore ファイル [--data フォルダ] [--yes] [--other-secret]\n./carenet restore --discard-former [--data フォルダ]",
        "./carenet restore FILE [--data DIR] [--yes] [--other-secret]\n./carenet restore --discard-former [--data DIR]"
    );

    public static async Task<int> RunAsync(Terminal terminal, string[] words)
    {
        var given = VerbArguments.Parse(words, ["--data"], ["--yes", "--other-secret", "--discard-former"]);
        var discards = given.Flags.Contains("--discard-former");
        if (given.Plain.Count != (discards ? 0 : 1))
        {
            throw Usage;
        }

        OwnServer.Require(given.Value("--data"));
        var file = discards ? null : Path.GetFullPath(given.Plain[0]);
        if (file is not null && !BackupFile.IsOne(file))
        {
            throw File.Exists(file)
                ? new Mishap($"{file} は CareNet のバックアップではありません。", $"{file} is not a backup of CareNet.")
                : new Mishap($"{file} が見つかりません。", $"There is no file {file}.");
        }

        PostgresInstallation.Ensure(terminal.Say);
        using var stop = new StopSignals();
        try
        {
            await using var data = await StoredData.StartAsync(
                DataDirectory.Hold(DataFolder.Choose(given.Value("--data"), terminal.Say)),
                stop.Token
            );
            var databases = new Databases(data);
            if (file is null)
            {
                return await DiscardAsync(terminal, databases, stop.Token);
            }

            await RestoreAsync(terminal, data, databases, file, given.Flags, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            throw new Mishap("中断しました。データは元のままです。", "Interrupted: the data is as it was.");
        }
        catch (NpgsqlException lost)
        {
            throw OwnServer.Explain(lost);
        }
    }

    private static async Task RestoreAsync(
        Terminal terminal,
        StoredData data,
        Databases databases,
        string file,
        IReadOnlySet<string> flags,
        CancellationToken ct
    )
    {
        await BackupFile.RequireAsync(file, PgTool.For(data.Major), data.Major, ct);
        var isEmpty = await IsEmptyAsync(data, ct);
        if (!isEmpty && !flags.Contains("--yes"))
        {
            throw new Mishap(
                $"{data.Folder} にはすでにデータがあります。置き換えるには --yes を付けてください。今のデータは別名で残ります。",
                $"There is data in {data.Folder} already: add --yes to replace it; it is kept under another name."
            );
        }

        try
        {
            await databases.MakeAsync(Databases.Coming, ct);
            var restored = await PgTool.For(data.Major).RestoreAsync(file, data.Owner(Databases.Coming), ct);
            if (!restored.Ok)
            {
                throw restored.Lines.Any(Mishap.IsDiskFull) ? OwnServer.Full() : BackupFile.Damaged(file);
            }

            await RequireRightsAsync(data, file, ct);
            var check = await CheckTrailAsync(terminal, data, flags.Contains("--other-secret"), ct);
            var former = $"{Databases.Former}{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}";
            await databases.SwapAsync(former, ct);
            WrittenHead.Write(data.Folder, check is { Findings: 0 } ? check.Head : null);
            terminal.Say($"{file} を {data.Folder} に戻しました。", $"{file} was restored into {data.Folder}.");
            await SettleFormerAsync(terminal, databases, former, isEmpty);
        }
        finally
        {
            await databases.DropAsync(Databases.Coming, CancellationToken.None);
        }
    }

    private static async Task SettleFormerAsync(Terminal terminal, Databases databases, string former, bool isEmpty)
    {
        if (isEmpty)
        {
            await databases.DropAsync(former, CancellationToken.None);
            return;
        }

        terminal.Say(
            $"それまでのデータは {former} に残っています。不要になったら ./carenet restore --discard-former で消せます。",
            $"What was there before is kept as {former}; ./carenet restore --discard-former deletes it once it is not needed."
        );
    }

    private static async Task<bool> IsEmptyAsync(StoredData data, CancellationToken ct)
    {
        await using var connection = await Databases.OpenAsync(data.Owner(PrivateCluster.Database), ct);
        return (await TableCounts.ReadAsync(connection, ct)).Count == 0;
    }

    /// <summary>The nodes' role must come back with what it may and without what it may not.</summary>
    private static async Task RequireRightsAsync(StoredData data, string file, CancellationToken ct)
    {
        await using var connection = await Databases.OpenAsync(data.App(Databases.Coming), ct);
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(bool_and(has_table_privilege(t.name, 'SELECT') AND has_table_privilege(t.name, 'INSERT')
                AND NOT has_table_privilege(t.name, 'UPDATE') AND NOT has_table_privilege(t.name, 'DELETE')
                    AND NOT has_table_privilege(t.name, 'TRUNCATE')
                AND t.owner <> current_user), true)
            FROM (SELECT c.oid AS name, c.relowner::regrole::text AS owner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'platform' AND c.relname IN ('audit_entries', 'audit_seals')) t
            """,
            connection
        );
        if (await command.ExecuteScalarAsync(ct) is not true)
        {
            throw new Mishap(
                $"{file} を戻すと監査記録の権限が正しくなりません。データは元のままです。",
                $"Restored from {file} the audit trail would not be protected; the data is as it was."
            );
        }
    }

    private static async Task<AuditCheck?> CheckTrailAsync(Terminal terminal, StoredData data, bool otherSecret, CancellationToken ct)
    {
        await using var connection = await Databases.OpenAsync(data.App(Databases.Coming), ct);
        await using var kept = new NpgsqlCommand("SELECT to_regclass('platform.audit_seals') IS NOT NULL", connection);
        if (await kept.ExecuteScalarAsync(ct) is not true)
        {
            return null;
        }

        await using var keys = new NpgsqlCommand("SELECT count(*) FROM platform.audit_seals WHERE key <> $1", connection);
        keys.Parameters.Add(new() { Value = AuditKey.From(data.KeySecret).Name });
        var strangers = (long)(await keys.ExecuteScalarAsync(ct))!;
        if (strangers > 0)
        {
            if (otherSecret)
            {
                await using var owned = await Databases.OpenAsync(data.Owner(Databases.Coming), ct);
                await KeySecretCheck.ForgetAsync(owned, ct);
                return null;
            }

            throw new Mishap(
                $"このバックアップは別の鍵で封印されています。元の secrets.json を空のフォルダに置いて --data で指定するか、鍵が失われている場合は --other-secret を付けてください。",
                "This backup was sealed under another secret: put its secrets.json into an empty folder and name that with --data, "
                    + "or add --other-secret if it is lost."
            );
        }

        var check = await TrailCheck.RunAsync(data.App(Databases.Coming), data.KeySecret, null, terminal, ct);
        if (check.Findings > 0)
        {
            terminal.Fail(
                new(
                    $"監査記録に {check.Findings} 件の異常があります。",
                    $"The audit trail in this backup is broken in {check.Findings} places."
                )
            );
        }

        return check;
    }

    private static async Task<int> DiscardAsync(Terminal terminal, Databases databases, CancellationToken ct)
    {
        foreach (var former in await databases.FormerAsync(ct))
        {
            await databases.DropAsync(former, ct);
            terminal.Say($"{former} を消しました。", $"{former} was deleted.");
        }

        return 0;
    }
}
