using System.Text.Json;
using CareNet.Testing;

namespace CareNet.Verbs.Tests.Sbom;

public class SbomVerbTests
{
    [Fact]
    public async Task Every_package_that_a_node_ships_is_listed_with_its_hash_and_no_other()
    {
        using var scratch = new ScratchFolder();

        (await RunVerb.EndsAsync(0, "sbom", scratch["sbom.json"])).ShouldContain("packages were written");

        using var sbom = JsonDocument.Parse(await File.ReadAllBytesAsync(scratch["sbom.json"]));
        sbom.RootElement.GetProperty("bomFormat").GetString().ShouldBe("CycloneDX");
        var listed = sbom
            .RootElement.GetProperty("components")
            .EnumerateArray()
            .ToDictionary(
                component => component.GetProperty("name").GetString()!,
                component => component.GetProperty("hashes")[0].GetProperty("content").GetString()!
            );
        listed.Keys.ShouldContain("Npgsql");
        listed.Keys.ShouldContain("Microsoft.IdentityModel.Tokens", "Indirect ones count.");
        listed.Keys.ShouldNotContain(name =>
            name.StartsWith("xunit", StringComparison.Ordinal) || name.StartsWith("Aspire.", StringComparison.Ordinal)
        );
        listed.Values.ShouldAllBe(hash => hash.Length == 128);
        var direct = sbom
            .RootElement.GetProperty("dependencies")
            .EnumerateArray()
            .Single(entry => entry.GetProperty("ref").GetString() == "carenet")
            .GetProperty("dependsOn")
            .EnumerateArray()
            .Select(need => need.GetString()!)
            .ToList();
        direct.ShouldContain(need => need.StartsWith("pkg:nuget/Npgsql", StringComparison.Ordinal));
        direct.ShouldNotContain(need => need.Contains("Microsoft.IdentityModel.Tokens@", StringComparison.Ordinal));
    }

    /// <summary>Every assembly beside the node that is not ours or the framework's came with one of the packages.</summary>
    [Fact]
    public async Task No_assembly_beside_a_node_is_of_a_package_that_is_not_listed()
    {
        using var scratch = new ScratchFolder();
        await RunVerb.EndsAsync(0, "sbom", scratch["sbom.json"]);
        var text = await File.ReadAllTextAsync(scratch["sbom.json"]);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var folder = Repository.At("artifacts", "bin", "CareNet.Web", configuration);
        using var deps = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "CareNet.Web.deps.json")));
        var shipped = deps
            .RootElement.GetProperty("targets")
            .EnumerateObject()
            .First()
            .Value.EnumerateObject()
            .Where(entry =>
                entry.Value.TryGetProperty("runtime", out _)
                && deps.RootElement.GetProperty("libraries").GetProperty(entry.Name).GetProperty("type").GetString() == "package"
            );

        shipped
            .Select(entry => "pkg:nuget/" + entry.Name.Replace('/', '@'))
            .Where(url => !text.Contains($"\"{url}\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
