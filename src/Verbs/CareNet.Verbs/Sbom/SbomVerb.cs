using System.Text.Json;
using CareNet.Postgres;
using CareNet.Verbs.Backup;

namespace CareNet.Verbs.Sbom;

/// <summary>Writes down every package that is shipped with a node, direct and indirect, in the CycloneDX form that scanners read.</summary>
public static class SbomVerb
{
    private const string Program = "carenet";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static async Task<int> RunAsync(Terminal terminal, string[] words)
    {
        if (VerbArguments.Parse(words, [], []).Plain is not [var name])
        {
            throw new Mishap("./carenet sbom ファイル", "./carenet sbom FILE");
        }

        var packages = ShippedPackages.Read(Assets());
        await File.WriteAllTextAsync(Path.GetFullPath(name), JsonSerializer.Serialize(Document(packages), Readable) + "\n");
        terminal.Say($"{packages.Count} 個のパッケージを {name} に書き出しました。", $"{packages.Count} packages were written to {name}.");
        return 0;
    }

    // What the build resolved, beside what it built.
    private static string Assets()
    {
        var file = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "obj", "CareNet.Web", "project.assets.json"));
        return File.Exists(file)
            ? file
            : throw new Mishap($"{file} がありません。先にビルドしてください。", $"There is no {file}: build first.");
    }

    private static object Document(IReadOnlyList<ShippedPackage> packages) =>
        new Dictionary<string, object>
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new
            {
                component = new Dictionary<string, object>
                {
                    ["type"] = "application",
                    ["bom-ref"] = Program,
                    ["name"] = "CareNet.Web",
                },
            },
            ["components"] = packages.Select(package => new Dictionary<string, object>
            {
                ["type"] = "library",
                ["bom-ref"] = package.Url,
                ["name"] = package.Name,
                ["version"] = package.Version,
                ["purl"] = package.Url,
                ["hashes"] = new[] { new { alg = "SHA-512", content = package.Hash } },
            }),
            ["dependencies"] = packages
                .Select(package => Needs(package.Url, package.Needs))
                .Prepend(Needs(Program, packages.Where(package => package.IsDirect).Select(package => package.Url))),
        };

    private static Dictionary<string, object> Needs(string what, IEnumerable<string> needed) =>
        new() { ["ref"] = what, ["dependsOn"] = needed };
}
