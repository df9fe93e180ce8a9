namespace CareNet.Architecture.Tests.Map;

internal static class Markdown
{
    /// <summary>A table; the cells of its head and of each row are parted by <c>|</c>.</summary>
    public static string Table(string head, IEnumerable<string> rows) =>
        string.Join(
            '\n',
            rows.Prepend(string.Join('|', head.Split('|').Select(_ => "---"))).Prepend(head).Select(row => $"| {row.Replace("|", " | ")} |")
        );
}
