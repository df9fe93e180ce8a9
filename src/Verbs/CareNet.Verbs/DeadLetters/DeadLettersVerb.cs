using CareNet.Postgres;
using CareNet.Verbs.Node;

namespace CareNet.Verbs.DeadLetters;

/// <summary>Messages that were given up: list them, send them again, throw them away.</summary>
public static class DeadLettersVerb
{
    public static Task<int> RunAsync(Terminal terminal, string[] words) => NodeProgram.AskAsync(terminal, "dead-letters", words);
}
