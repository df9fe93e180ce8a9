using System.Diagnostics;
using CareNet.Platform.Audit;
using CareNet.Platform.Keys;
using CareNet.Postgres;
using CareNet.Verbs.Backup;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CareNet.Verbs.Audit;

public static class AuditVerb
{
    private static readonly Mishap Usage = new(
        "./carenet audit verify [--data フォルダ] [--head 位置:ハッシュ]",
        "./carenet audit verify [--data DIR] [--head POSITION:HASH]"
    );

    public static async Task<int> RunAsync(Terminal terminal, string[] words)
    {
        var given = VerbArguments.Parse(words, ["--data", "--head"], []);
        if (given.Plain is not ["verify"])
        {
            throw Usage;
        }

        var known = given.Value("--head") is { } head ? AuditHead.Parse(head) ?? throw Usage : null;
        using var stop = new StopSignals();
        try
        {
            var elsewhere = Environment.GetEnvironmentVariable("ConnectionStrings__carenet");
            if (given.Value("--data") is null && elsewhere is { Length: > 0 })
            {
                var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
                return await VerifyAsync(terminal, elsewhere, KeySecret.BytesFrom(configuration), known, stop.Token) is { Findings: 0 }
                    ? 0
                    : 1;
            }

            await using var data = await StoredData.ReachAsync(DataFolder.Choose(given.Value("--data"), terminal.Say), stop.Token);
            var check = await VerifyAsync(
                terminal,
                data.App(PrivateCluster.Database),
                data.KeySecret,
                known ?? WrittenHead.Read(data.Folder),
                stop.Token
            );
            if (check.Findings > 0)
            {
                return 1;
            }

            WrittenHead.Write(data.Folder, check.Head);
            return 0;
        }
        catch (PostgresException none) when (none.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            throw new Mishap("このデータベースにはまだ監査記録がありません。", "This database has no audit trail yet.", none);
        }
        catch (NpgsqlException lost)
        {
            throw new Mishap(
                "データベースに接続できないか、途中で止まりました。",
                "The database cannot be reached, or stopped meanwhile.",
                lost
            );
        }
    }

    private static async Task<AuditCheck> VerifyAsync(
        Terminal terminal,
        string connection,
        byte[]? secret,
        AuditHead? known,
        CancellationToken ct
    )
    {
        var start = Stopwatch.GetTimestamp();
        var check = await TrailCheck.RunAsync(connection, secret, known, terminal, ct);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var oldest = check.OldestWaiting is { } at ? $" ({at.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z)" : "";
        terminal.Say(
            $"封印 {check.Seals} 件を確認しました（{seconds:f1} 秒）。封印待ち {check.Waiting} 件{oldest}。",
            $"{check.Seals} seals checked in {seconds:f1} s; {check.Waiting} entries wait to be sealed{oldest}."
        );
        if (secret is null)
        {
            terminal.Say(
                "秘密鍵なしの封印です。データベースの権限だけで作り直せます。",
                "Sealed without a secret: database rights alone suffice to compute such a chain anew."
            );
        }

        if (check.Findings > 0)
        {
            terminal.Say($"監査記録に {check.Findings} 件の異常があります。", $"The audit trail is broken in {check.Findings} places.");
            return check;
        }

        terminal.Say("変更・削除・挿入はありません。", "Nothing was changed, removed or inserted.");
        if (check.Head is not null)
        {
            terminal.Line($"head {check.Head}");
        }

        return check;
    }
}
