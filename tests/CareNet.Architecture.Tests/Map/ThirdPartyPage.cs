using System.Text.Json;
using System.Xml.Linq;
using CareNet.Architecture.Tests.Model;
using CareNet.Testing;
using CareNet.Verbs.Sbom;

namespace CareNet.Architecture.Tests.Map;

/// <summary>The text of THIRD-PARTY.md, read from what the build resolved and from the project files.</summary>
public static class ThirdPartyPage
{
    public const string Path = "THIRD-PARTY.md";

    // Packages that no project refers to by name.
    private static readonly Dictionary<string, string> ToolPurposes = new()
    {
        ["Aspire.AppHost.Sdk"] = "builds the AppHost",
        ["csharpier"] = "formats C#",
    };

    public static string Assets => Repository.At("artifacts", "obj", "CareNet.Web", "project.assets.json");

    /// <summary>A Debug build brings a compiler, so only a Release build says what is shipped.</summary>
    public static bool IsKnown => new DirectoryInfo(AppContext.BaseDirectory).Name == "release";

    public static string Text()
    {
        var named = Named();
        var shipped = ShippedPackages.Read(Assets).ToDictionary(package => package.Name, package => package.Version);
        var others = named.Keys.Except(shipped.Keys);
        string Row(string name) =>
            named.TryGetValue(name, out var package)
                ? $"{name}|{package.Version}|{PackageLicence.Of(name, package.Version)}|{package.Purpose}"
                : $"{name}|{shipped[name]}|{PackageLicence.Of(name, shipped[name])}";

        return $"""
            # What others made

            Written by `./carenet licences` from what the build resolved. A test of the quick suite fails when it is out of date.
            Licences are SPDX expressions from the packages; `./carenet sbom FILE` lists the shipped ones with their hashes.

            ## In the shipped program
            {Markdown.Table("package|version|licence|what for", shipped.Keys.Where(named.ContainsKey).Select(Row))}

            Brought along by these:

            {Markdown.Table("package|version|licence", shipped.Keys.Except(named.Keys).Select(Row))}

            ## For building, trying and testing
            {Markdown.Table("package|version|licence|what for", others.Select(Row))}

            ## Not in packages
            | what | where | licence |
            | --- | --- | --- |
            | colour values of the Digital Agency's design tokens | `src/Web/CareNet.Web/wwwroot/css` | MIT |
            | which characters are invisible (Unicode 16) | `src/Platform/CareNet.Platform/Kernel/InvisibleCharacters.cs` | Unicode-3.0 |
            | limits of vital signs after NEWS2 (Royal College of Physicians) | `thresholds.tsv` of the screen | numbers, no text |
            | names and numbers of public guidance | `seeds/policies/common/guidance.yaml` | facts, no text |
            | the regions' policies | `seeds/policies`, in CareNet's own words | the documents are the associations' |

            Word lists, training posts, labelled posts, the demo region and the drawings were made for CareNet; no font is carried.

            Hangfire and SkiaSharp's libraries hold work of others in turn, named by `NOTICES` and `THIRD-PARTY-NOTICES.txt` in their
            packages; zxcvbn-core holds lists of passwords, names and words, and Deque.AxeCore.Playwright holds axe-core (MPL-2.0). Of
            SkiaSharp's libraries those for Linux and macOS are published. Hangfire is used unchanged, as libraries of their own that can
            be replaced, as the LGPL asks.

            Brought by whoever runs it: .NET and ASP.NET Core (MIT), PostgreSQL (PostgreSQL), nginx (BSD-2-Clause).
            `./carenet test` installs Chromium and the Noto fonts.

            """;
    }

    /// <summary>The packages to which projects refer, with the version and purpose that stand in Directory.Packages.props.</summary>
    private static SortedDictionary<string, (string Version, string Purpose)> Named()
    {
        var projects = SolutionTree.CareNet.Projects;
        var references = projects
            .SelectMany(project => project.Packages)
            .Concat(Xml("tests", "Directory.Build.props").Descendants("PackageReference").Select(Name))
            // A project of the same name takes the place of a package (AdaptiveCards).
            .Except(projects.Select(project => project.Name))
            .ToHashSet();
        var packages =
            from entry in Xml("Directory.Packages.props").Descendants("PackageVersion")
            where references.Contains(Name(entry))
            select (Name(entry), (string)entry.Attribute("Version")!, (string?)entry.Attribute("Purpose"));
        var sdks =
            from project in projects
            let sdk = project.Sdk.Split('/')
            where sdk.Length == 2
            select (sdk[0], sdk[1], ToolPurposes.GetValueOrDefault(sdk[0]));
        SortedDictionary<string, (string, string)> named = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, version, purpose) in packages.Concat(sdks).Concat(Tools()))
        {
            named[name] = (version, purpose ?? throw new InvalidOperationException($"Directory.Packages.props says no Purpose of {name}."));
        }

        return named;
    }

    private static string Name(XElement entry) => (string)entry.Attribute("Include")!;

    private static XDocument Xml(params string[] path) => XDocument.Load(Repository.At(path));

    private static IReadOnlyList<(string, string, string?)> Tools()
    {
        using var tools = JsonDocument.Parse(File.ReadAllBytes(Repository.At(".config", "dotnet-tools.json")));
        return
        [
            .. from tool in tools.RootElement.GetProperty("tools").EnumerateObject()
            select (tool.Name, tool.Value.GetProperty("version").GetString()!, ToolPurposes.GetValueOrDefault(tool.Name)),
        ];
    }
}
