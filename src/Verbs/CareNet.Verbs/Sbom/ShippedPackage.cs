using System.Text.Json;

namespace CareNet.Verbs.Sbom;

/// <summary>One package of which files lie beside a published node. The hash is the package's own, in hexadecimal digits.</summary>
public sealed record ShippedPackage(string Name, string Version, string Hash, bool IsDirect, IReadOnlyList<string> Needs)
{
    public string Url => UrlOf(Name, Version);

    public static string UrlOf(string name, string version) => $"pkg:nuget/{name}@{version}";
}

/// <summary>Reads what NuGet resolved for the node's program.</summary>
public static class ShippedPackages
{
    private static readonly string[] Shipped = ["runtime", "runtimeTargets", "native", "resource"];

    public static IReadOnlyList<ShippedPackage> Read(string assetsFile)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        var root = assets.RootElement;
        var libraries = root.GetProperty("libraries");
        var target = root.GetProperty("targets").EnumerateObject().First().Value;
        var packages = target.EnumerateObject().Where(entry => Is("package", entry.Value) && IsShipped(entry.Value)).ToList();
        var versions = packages
            .Select(entry => entry.Name.Split('/'))
            .ToDictionary(name => name[0], name => name[1], StringComparer.OrdinalIgnoreCase);
        var direct = Direct(root, target);
        return
        [
            .. from entry in packages
            let name = entry.Name.Split('/')
            orderby name[0]
            let hash = Convert.FromBase64String(libraries.GetProperty(entry.Name).GetProperty("sha512").GetString()!)
            select new ShippedPackage(
                name[0],
                name[1],
                Convert.ToHexStringLower(hash),
                direct.Contains(name[0]),
                [.. Needs(entry.Value).Where(versions.ContainsKey).Select(need => ShippedPackage.UrlOf(need, versions[need]))]
            ),
        ];
    }

    private static bool IsShipped(JsonElement package) =>
        Shipped.Any(kind =>
            package.TryGetProperty(kind, out var files)
            && files.EnumerateObject().Any(file => !file.Name.EndsWith("_._", StringComparison.Ordinal))
        );

    private static bool Is(string type, JsonElement library) => library.GetProperty("type").GetString() == type;

    private static IEnumerable<string> Needs(JsonElement library) =>
        library.TryGetProperty("dependencies", out var needs) ? needs.EnumerateObject().Select(need => need.Name) : [];

    /// <summary>Returns the packages to which the program or one of CareNet's own projects in it refers directly.</summary>
    private static HashSet<string> Direct(JsonElement root, JsonElement target)
    {
        var framework = root.GetProperty("project").GetProperty("frameworks").EnumerateObject().First().Value;
        var own = framework.TryGetProperty("dependencies", out var asked) ? asked.EnumerateObject().Select(need => need.Name) : [];
        var projects = target.EnumerateObject().Where(entry => Is("project", entry.Value));
        return new(own.Concat(projects.SelectMany(project => Needs(project.Value))), StringComparer.OrdinalIgnoreCase);
    }
}
