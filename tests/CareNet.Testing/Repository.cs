namespace CareNet.Testing;

/// <summary>The checkout that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CareNet.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout of CareNet.");
    }
}
