using System.Text.Json;
using System.Xml.Linq;
using CareNet.Testing;

namespace CareNet.Architecture.Tests.Map;

/// <summary>The licence of a package as an SPDX expression, read where the build has put the package. Nothing is asked of a feed.</summary>
public static class PackageLicence
{
    // Their packages name a file or an address instead of an expression; read there on 2026-12-01. The tool may not be restored.
    private static readonly Dictionary<string, string> Read = new()
    {
        ["csharpier"] = "MIT",
        ["Hangfire.AspNetCore"] = "LGPL-3.0-or-later",
        ["Hangfire.Core"] = "LGPL-3.0-or-later",
        ["Hangfire.NetCore"] = "LGPL-3.0-or-later",
        ["Hangfire.PostgreSql"] = "LGPL-3.0-only",
        ["Microsoft.Rest.ClientRuntime"] = "MIT",
        ["SmtpServer"] = "MIT",
        ["zxcvbn-core"] = "MIT",
    };

    private static readonly Lazy<IReadOnlyList<string>> Folders = new(() =>
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(ThirdPartyPage.Assets));
        return [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    });

    public static string Of(string name, string version) =>
        Read.TryGetValue(name, out var licence) ? licence : Stated(name, XDocument.Load(Description(name, version)));

    /// <summary>Returns the expression of a package's description. Throws if it states none.</summary>
    public static string Stated(string name, XDocument description) =>
        description
            .Descendants()
            .FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")
            is { } licence
            ? licence.Value
            : throw new InvalidOperationException(
                $"{name} states no licence as an expression: read its licence and add it to {nameof(PackageLicence)}."
            );

    private static string Description(string name, string version)
    {
        var (folder, file) = (name.ToLowerInvariant(), name.ToLowerInvariant() + ".nuspec");
        return Folders.Value.Select(root => Path.Combine(root, folder, version, file)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{name} {version} is not on this machine: build CareNet.sln first.");
    }
}
