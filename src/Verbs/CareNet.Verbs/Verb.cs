using CareNet.Platform;
using CareNet.Postgres;
using CareNet.Verbs.Audit;
using CareNet.Verbs.Backup;
using CareNet.Verbs.DeadLetters;
using CareNet.Verbs.Doctor;
using CareNet.Verbs.Eval;
using CareNet.Verbs.Policy;
using CareNet.Verbs.Regions;
using CareNet.Verbs.Sbom;
using CareNet.Verbs.Screen;
using CareNet.Verbs.Test;

namespace CareNet.Verbs;

/// <summary>One word after <c>./carenet</c>.</summary>
public sealed record Verb(string Name, Phrase What, Func<Terminal, string[], Task<int>> Run)
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        new(
            "test",
            new(
                "テストを実行する（--all で長いものも、--results フォルダ で記録を残す）",
                "run the tests (--all adds the long ones, --results FOLDER keeps the record)"
            ),
            TestVerb.RunAsync
        ),
        new("doctor", new("必要なものが揃っているか確かめる", "see what is here, what is missing, and what mends it"), DoctorVerb.RunAsync),
        new(
            "audit",
            new("監査記録が改ざんされていないか確かめる（audit verify）", "audit verify: see whether the audit trail was tampered with"),
            AuditVerb.RunAsync
        ),
        new("backup", new("データベースを1つのファイルに保存する", "put the database into one file"), BackupVerb.RunAsync),
        new(
            "dead-letters",
            new(
                "処理を断念したメッセージを見る・送り直す",
                "messages that were given up: list, replay ID, replay-all TYPE, discard ID; waiting ones: waiting, set-aside ID"
            ),
            DeadLettersVerb.RunAsync
        ),
        new(
            "region",
            new(
                "地域を使えるようにし、事務局の最初の人を招待する。役の選任を確認する",
                "region open CODE NAME MAIL: invite the first of a region's secretariat; "
                    + "region confirm CODE MAIL [OFFICE]: confirm an appointment"
            ),
            RegionVerb.RunAsync
        ),
        new("restore", new("バックアップから戻す", "restore a backup"), RestoreVerb.RunAsync),
        new("policy", new("運用ポリシーを調べる（lint・trace）", "look at the policies (lint, trace)"), PolicyVerb.RunAsync),
        new(
            "sbom",
            new("同梱するパッケージの一覧を書き出す（CycloneDX）", "write down the packages that are shipped (CycloneDX)"),
            SbomVerb.RunAsync
        ),
        new(
            "screen",
            new(
                "投稿文の緊急性を調べる（1行1件の JSON）、学習（screen train）",
                "look for urgency in drafts, one JSON object a line; screen train learns the model"
            ),
            ScreenVerb.RunAsync
        ),
        new(
            "eval",
            new("緊急スクリーンの成績を出す（eval urgency）", "eval urgency: how the urgency screen does on labelled posts"),
            EvalVerb.RunAsync
        ),
    ];

    /// <summary>Verbs that the script hands to other programs than this one.</summary>
    private static readonly IReadOnlyList<(string Name, Phrase What)> Elsewhere =
    [
        ("run", new("起動する（--help で指定の一覧）", "start it (--help lists the options)")),
        ("map", new("コードから docs/map.md と docs/map.svg を書き出す", "write docs/map.md and docs/map.svg from the code")),
        (
            "licences",
            new(
                "使用しているソフトウェアとライセンスの一覧（THIRD-PARTY.md）を書き出す",
                "write THIRD-PARTY.md: what others made, and its licences"
            )
        ),
    ];

    public static void Help(Terminal terminal)
    {
        terminal.Line("CareNet");
        foreach (var (name, what) in Elsewhere.Concat(All.Select(verb => (verb.Name, verb.What))))
        {
            terminal.Line($"  {name, -12} {terminal.Word(what.Ja, what.En)}");
        }
    }
}
