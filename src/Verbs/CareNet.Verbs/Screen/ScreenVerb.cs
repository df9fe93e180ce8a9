using CareNet.Postgres;
using CareNet.Screening.Evaluating;
using CareNet.Screening.Model;

namespace CareNet.Verbs.Screen;

/// <summary><c>./carenet screen FILE.jsonl</c> and <c>./carenet screen train</c>. No database is needed.</summary>
public static class ScreenVerb
{
    public static Task<int> RunAsync(Terminal terminal, string[] words) => Task.FromResult(words switch
    {
        ["train", .. var rest] => Train(terminal, rest),
        [var file] when File.Exists(file) => Screen(file),
        [var file] when !file.StartsWith('-') => Missing(terminal, file),
        _ => Usage(terminal),
    });

    private static int Screen(string file)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var line in File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            output.WriteLine(ScreenedLine.Of(line));
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
