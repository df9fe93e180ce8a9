using System.Globalization;
using CareNet.Platform;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>The options of <c>./carenet run</c>.</summary>
public sealed record RunOptions
{
    public const int UsualPort = 8080;

    /// <summary>Null: the usual port, or the next free one.</summary>
    public int? Port { get; init; }

    public int Nodes { get; init; } = 1;

    /// <summary>Null: a folder beside the sources.</summary>
    public string? Data { get; init; }

    public bool Demo { get; init; } = true;

    /// <summary>PostgreSQL in a container instead of a private one.</summary>
    public bool Container { get; init; }

    public bool Help { get; init; }

    public static Phrase Usage { get; } =
        new(
            """
            ./carenet run [--port N] [--nodes N] [--data フォルダ] [--database private|container] [--no-demo]
              --port N        開くポート（省略時 8080、使用中なら次の空き）
              --nodes N       同じデータベースで動かす Web ノードの数（省略時 1）
              --data フォルダ   データの置き場所（省略時 .carenet/data）
              --database X    private: 専用の PostgreSQL（省略時）、container: コンテナの PostgreSQL（Docker か Podman が必要）
              --no-demo       デモ地域を読み込まない
            ConnectionStrings__carenet を設定すると、そのデータベースを使います。
            """,
            """
            ./carenet run [--port N] [--nodes N] [--data DIR] [--database private|container] [--no-demo]
              --port N      the port to serve on (8080, or the next free one)
              --nodes N     how many web nodes share the port and the database (1)
              --data DIR    where the data lives (.carenet/data)
              --database X  private: a PostgreSQL of its own (the default); container: PostgreSQL in a container (needs Docker or Podman)
              --no-demo     do not load the demo region
            With ConnectionStrings__carenet set, that database is used as it is.
            """
        );

    public static RunOptions Parse(IReadOnlyList<string> words)
    {
        var options = new RunOptions();
        for (var i = 0; i < words.Count; i++)
        {
            options = words[i] switch
            {
                "--port" => options with { Port = Number(words, ++i, "--port", 1, 65535) },
                "--nodes" => options with { Nodes = Number(words, ++i, "--nodes", 1, 16) },
                "--data" => options with { Data = Value(words, ++i, "--data") },
                "--database" => options with { Container = IsContainer(Value(words, ++i, "--database")) },
                "--no-demo" => options with { Demo = false },
                "--help" or "-h" => options with { Help = true },
                var other => throw new Mishap(
                    $"「{other}」という指定はありません。./carenet run --help で一覧を見られます。",
                    $"There is no option '{other}': ./carenet run --help lists them."
                ),
            };
        }

        return options;
    }

    private static string Value(IReadOnlyList<string> words, int at, string option) =>
        at < words.Count ? words[at] : throw new Mishap($"{option} のあとに値が必要です。", $"{option} needs a value after it.");

    private static bool IsContainer(string database) =>
        database switch
        {
            "private" => false,
            "container" => true,
            _ => throw new Mishap("--database には private か container を指定してください。", "--database takes private or container."),
        };

    private static int Number(IReadOnlyList<string> words, int at, string option, int least, int most) =>
        int.TryParse(Value(words, at, option), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw new Mishap(
                $"{option} には {least} から {most} までの数を指定してください。",
                $"{option} takes a number from {least} to {most}."
            );
}
