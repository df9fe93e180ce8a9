using CareNet.Postgres;
using CareNet.Verbs.Node;

namespace CareNet.Verbs.Regions;

/// <summary>Opens a region for its secretariat: the one thing that nobody inside can do.</summary>
public static class RegionVerb
{
    public static Task<int> RunAsync(Terminal terminal, string[] words) => NodeProgram.AskAsync(terminal, "region", words);
}
