using CareNet.Postgres;
using CareNet.Testing;

namespace CareNet.Deploy.Tests.Nodes;

/// <summary>
/// The proxy's program: installed, or unpacked beside what was built. It is never installed for a test, because Debian's package starts a
/// server on port 80.
/// </summary>
public static class Nginx
{
    private static readonly Lazy<string?> Found = new(() => Installed() ?? Unpacked());

    public static string? Program => Found.Value;

    private static string? Installed() =>
        new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx" }.FirstOrDefault(File.Exists);

    private static string? Unpacked()
    {
        var folder = Repository.At("artifacts", "nginx");
        var program = Path.Combine(folder, "usr", "sbin", "nginx");
        if (File.Exists(program) || !Shell.Has("apt-get"))
        {
            return File.Exists(program) ? program : null;
        }

        Directory.CreateDirectory(folder);
        const string Fetch =
            "cd \"$0\" && { apt-get -q download nginx || { apt-get -q update && apt-get -q download nginx; }; } && dpkg -x nginx_*.deb .";
        return Shell.Run(["sh", "-c", Fetch, folder]).Ok && Shell.Run([program, "-v"]).Ok ? program : null;
    }
}

/// <summary>Needs the proxy's program; where neither it nor Debian's packages are at hand the test is left out and says so.</summary>
public sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute() => Skip = Nginx.Program is null ? "There is no nginx here." : null;
}

public sealed class NginxTheoryAttribute : TheoryAttribute
{
    public NginxTheoryAttribute() => Skip = Nginx.Program is null ? "There is no nginx here." : null;
}
