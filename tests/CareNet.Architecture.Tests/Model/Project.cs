using System.Xml.Linq;

namespace CareNet.Architecture.Tests.Model;

/// <summary>What a project file says: where it lies and what it refers to.</summary>
public sealed record Project(
    string Path,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> Frameworks,
    string Sdk
)
{
    private const string ContractsEnding = ".Contracts";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    public bool IsContracts => Name.EndsWith(ContractsEnding, StringComparison.Ordinal);

    public bool IsTests => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The module of a contracts project: "CareNet.Consent" of "CareNet.Consent.Contracts".</summary>
    public string Module => IsContracts ? Name[..^ContractsEnding.Length] : Name;

    public static Project Read(SourceFile file)
    {
        var xml = XDocument.Parse(file.Text);
        List<string> Included(string element) =>
            xml.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>().ToList();

        return new(
            file.Path,
            Included("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ToList(),
            Included("PackageReference"),
            Included("FrameworkReference"),
            (string?)xml.Root!.Attribute("Sdk") ?? ""
        );
    }
}
