namespace CareNet.Testing;

/// <summary>
/// The key secret of programs in production: they do not start without one. A database has one, so a test that needs another says so.
/// </summary>
public static class TestSecret
{
    public const string Setting = "CARENET_KEY_SECRET";

    public static readonly string Value = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(n => (byte)n)]);
}
