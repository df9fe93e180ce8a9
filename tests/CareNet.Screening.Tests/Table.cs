namespace CareNet.Screening.Tests;

/// <summary>Tables of cases beside the tests: cells parted by tabs, # begins a comment.</summary>
internal static class Table
{
    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, file);

    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path("Tables/" + file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));
}
