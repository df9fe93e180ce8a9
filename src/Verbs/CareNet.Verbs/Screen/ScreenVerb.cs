using CareNet.Postgres;
using CareNet.Screening.Model;

namespace CareNet.Verbs.Screen;

/// <summary><c>./carenet screen FILE.jsonl</c> and <c>./carenet screen train</c>. No database is needed.</summary>
public static class ScreenVerb
{
    public static Task<int> RunAsync(Terminal terminal, string[] words) =>
        Task.FromResult(
            words switch
            {
                ["train", .. var rest] => Train(terminal, rest),
                [var file] when File.Exists(file) => Screen(terminal, file),
                [var file] when !file.StartsWith('-') => Missing(terminal, file),
                _ => Usage(terminal),
            }
        );

    private static int Screen(Terminal terminal, string file)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (ScreenedLine.Of(line) is not { } screened)
            {
                output.Flush();
                terminal.Fail(
                    new(
                        $"{file} の {number} 行目は id と text を持つ JSON ではありません。",
                        $"{file}, line {number} is no JSON with id and text."
                    )
                );
                return 1;
            }

            output.WriteLine(screened);
        }

        return 0;
    }

    private static int Train(Terminal terminal, string[] words)
    {
        if (words is not [var file])
        {
            return Usage(terminal);
        }

        var posts = TrainingPosts.Read();
        File.WriteAllLines(file, Training.Train(posts));
        terminal.Say($"{posts.Count} 件から学習し、{file} に書きました。", $"Learnt from {posts.Count} posts; written to {file}.");
        return 0;
    }

    private static int Missing(Terminal terminal, string file)
    {
        terminal.Fail(new($"{file} がありません。", $"There is no file {file}."));
        return 1;
    }

    private static int Usage(Terminal terminal)
    {
        terminal.Line("carenet screen FILE.jsonl");
        terminal.Line("carenet screen train MODEL.tsv");
        return 2;
    }
}
