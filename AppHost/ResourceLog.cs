using System.Text.RegularExpressions;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>The output of one process of this run, kept in a file.</summary>
public sealed partial class ResourceLog(string path)
{
    public string Path => path;

    /// <summary>The last line that says something: a process that could not start ends with the reason.</summary>
    public string LastLine { get; private set; } = "";

    public async Task KeepAsync(ResourceLoggerService said, string id)
    {
        var file = new LogFile(path);
        await foreach (var lines in said.WatchAsync(id))
        {
            foreach (var line in lines)
            {
                var plain = Colour().Replace(line.Content, "");
                file.Write(plain);
                LastLine = string.IsNullOrWhiteSpace(plain) ? LastLine : Time().Replace(plain, "");
            }
        }
    }

    [GeneratedRegex(@"\x1B\[[0-9;]*m")]
    private static partial Regex Colour();

    // The orchestrator puts it before each line.
    [GeneratedRegex(@"^[0-9-]{10}T[0-9:.]+Z ")]
    private static partial Regex Time();
}
