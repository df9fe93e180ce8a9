using CareNet.Postgres;
using CareNet.Screening.Evaluating;
using CareNet.Verbs.Screen;

namespace CareNet.Verbs.Eval;

/// <summary><c>./carenet eval urgency FILE.jsonl</c>: how the screen does on labelled posts. No database is needed.</summary>
public static class EvalVerb
{
    public static Task<int> RunAsync(Terminal terminal, string[] words) =>
        Task.FromResult(
            words switch
            {
                ["urgency", "--cross"] => UrgencyReport.Print(terminal, Judgement.CrossValidated(TrainingPosts.Read())),
                ["urgency", var file] when File.Exists(file) => UrgencyReport.Print(
                    terminal,
                    Judgement.Of([.. Posts.Read(File.ReadLines(file))])
                ),
                ["urgency", var file] when !file.StartsWith('-') => Missing(terminal, file),
                _ => Usage(terminal),
            }
        );

    private static int Missing(Terminal terminal, string file)
    {
        terminal.Fail(new($"{file} がありません。", $"There is no file {file}."));
        return 1;
    }

    private static int Usage(Terminal terminal)
    {
        terminal.Line("carenet eval urgency FILE.jsonl");
        terminal.Line("carenet eval urgency --cross");
        return 2;
    }
}
