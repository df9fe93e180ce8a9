namespace CareNet.Architecture.Tests.Model;

/// <summary>A small solution in a temporary folder, invented by a test to prove that a rule can fail.</summary>
public sealed class InventedTree : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("carenet-tree-");

    public InventedTree With(string path, string text)
    {
        var file = new FileInfo(Path.Combine(root.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
        return this;
    }

    public InventedTree WithProject(string path, string[]? references = null, string[]? packages = null, string sdk = "Microsoft.NET.Sdk")
    {
        var items = (references ?? [])
            .Select(name => $"""<ProjectReference Include="..\{name}\{name}.csproj" />""")
            .Concat((packages ?? []).Select(name => $"""<PackageReference Include="{name}" />"""));
        return With(path, $"""<Project Sdk="{sdk}"><ItemGroup>{string.Concat(items)}</ItemGroup></Project>""");
    }

    /// <summary>The module Consent with its contracts, and nothing else.</summary>
    public InventedTree WithConsent() =>
        this.WithProject("src/Modules/Consent/CareNet.Consent/CareNet.Consent.csproj", ["CareNet.Consent.Contracts"])
            .WithProject("src/Modules/Consent/CareNet.Consent.Contracts/CareNet.Consent.Contracts.csproj", ["CareNet.Platform"]);

    public SolutionTree Read() => SolutionTree.Read(root.FullName);

    public void Dispose() => root.Delete(recursive: true);
}
