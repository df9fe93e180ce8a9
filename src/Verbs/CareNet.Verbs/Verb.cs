using CareNet.Platform;
using CareNet.Postgres;
using CareNet.Verbs.Audit;
using CareNet.Verbs.Backup;
using CareNet.Verbs.Doctor;
using CareNet.Verbs.Test;

namespace CareNet.Verbs;

/// <summary>One word after <c>./carenet</c>.</summary>
public sealed record Verb(string Name, Phrase What, Func<Terminal, string[], Task<int>> Run)
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("test", new("テストを実行する（--all で長いものも）", "run the tests (--all adds the long ones)"), TestVerb.RunAsync),
        new("doctor", new("必要なものが揃っているか確かめる", "see what is here, what is missing, and what mends it"), DoctorVerb.RunAsync),
        new("audit", new("監査記録が改ざんされていないか確かめる（audit verify）", "audit verify: see whether the audit trail was tampered with"), AuditVerb.RunAsync),
        new("backup", new("データベースを1つのファイルに保存する", "put the database into one file"), BackupVerb.RunAsync),
        new("restore", new("バックアップから戻す", "restore a backup"), RestoreVerb.RunAsync),
    ];

    public static void Help(Terminal terminal)
    {
        terminal.Line("CareNet");
        terminal.Line($"  run       {terminal.Word("起動する（--help で指定の一覧）", "start it (--help lists the options)")}");
        foreach (var verb in All)
        {
            terminal.Line($"  {verb.Name,-9} {terminal.Word(verb.What.Ja, verb.What.En)}");
        }
    }
}
