using System.Text;

namespace CareNet.Web.Text;

/// <summary>A way back inside CareNet. Anything that could lead to another site becomes the home page.</summary>
public static class LocalPath
{
    public const string Home = "/";

    /// <summary>Ready for a header, which takes ASCII alone.</summary>
    public static string OrHome(string? path) => IsLocal(path) ? string.Concat(path!.EnumerateRunes().Select(Written)) : Home;

    private static string Written(Rune rune) => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString());

    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Contains('\\')
        && !path.Any(char.IsControl)
        && path.Length <= 2000;
}
