using CareNet.Testing;

namespace CareNet.Architecture.Tests.Model;

/// <summary>A repository as the rules see it: its text files and its projects.</summary>
public sealed class SolutionTree
{
    private static readonly string[] NotOurs = [".git", "artifacts", ".carenet", "bin", "obj", "node_modules", ".vs", ".idea"];

    private static readonly Lazy<SolutionTree> Real = new(() => Read(Repository.Root));

    private SolutionTree(IReadOnlyList<SourceFile> files)
    {
        Files = files;
        Projects = files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(Project.Read).ToList();
        Modules = Projects.Where(IsModule).ToList();
    }

    /// <summary>The repository that these tests were built from.</summary>
    public static SolutionTree CareNet => Real.Value;

    public IReadOnlyList<SourceFile> Files { get; }

    public IReadOnlyList<Project> Projects { get; }

    /// <summary>The implementations behind the contracts: everything that outsiders may not refer to.</summary>
    public IReadOnlyList<Project> Modules { get; }

    public IEnumerable<SourceFile> CSharp => Files.Where(file => file.IsCSharp);

    public static SolutionTree Read(string root) =>
        new(
            Walk(new DirectoryInfo(root))
                .Select(file => (Path: Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), Text: TextOf(file)))
                .Where(file => file.Text is not null)
                .Select(file => new SourceFile(file.Path, file.Text!))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .ToList()
        );

    public IEnumerable<SourceFile> FilesOf(Project project) => Files.Where(file => file.IsUnder(project.Folder));

    public bool IsModuleName(string name) => Modules.Any(module => module.Name == name);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Where(file => !NotOurs.Contains(file.Name) && file.LinkTarget is null)
            .Concat(
                folder.EnumerateDirectories().Where(child => !NotOurs.Contains(child.Name) && child.LinkTarget is null).SelectMany(Walk)
            );

    private static string? TextOf(FileInfo file)
    {
        var text = File.ReadAllText(file.FullName);
        return text.Contains('\0') ? null : text.ReplaceLineEndings("\n");
    }

    private bool IsModule(Project project) =>
        !project.IsContracts
        && !project.IsTests
        && (
            project.Path.StartsWith("src/Modules/", StringComparison.Ordinal)
            || Projects.Any(other => other.IsContracts && other.Module == project.Name)
        );
}
