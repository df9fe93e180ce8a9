namespace CareNet.Web.Text;

/// <summary>A way back inside CareNet. Anything that could lead to another site becomes the home page.</summary>
public static class LocalPath
{
    public const string Home = "/";

    public static string OrHome(string? path) => IsLocal(path) ? path! : Home;

    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Contains('\\')
        && !path.Any(char.IsControl)
        && path.Length <= 2000;
}
