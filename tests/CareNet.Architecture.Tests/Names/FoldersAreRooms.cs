using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Names;

/// <summary>
/// A matter has a folder of its own from three files up, and the folder's name is the namespace; folders in it, and those of contracts, may
/// only sort. So the file of a use case is found by its name, and its room by the matter.
/// </summary>
public sealed partial class FoldersAreRooms
{
    private const int Fewest = 3;

    private static IEnumerable<string> Of(SolutionTree tree)
    {
        var files = tree
            .CSharp.Where(file => file.IsUnder("src/Modules"))
            .Select(file => (file.Text, Parts: file.Path.Split('/')))
            .ToList();
        return Small(files).Concat(Strange(files));
    }

    // src / Modules / Module / Project / Folder … / File.cs. Where the schema lies, two files are enough.
    private static IEnumerable<string> Small(IEnumerable<(string Text, string[] Parts)> files) =>
        from file in files
        where file.Parts.Length > 5 && file.Parts[4] != "Data"
        group file by string.Join('/', file.Parts[..5]) into room
        where room.Count() < Fewest
        select $"{room.Key} holds {room.Count()}, and a folder has {Fewest} files";

    private static IEnumerable<string> Strange(IEnumerable<(string Text, string[] Parts)> files) =>
        from file in files
        let found = Namespace().Match(file.Text).Groups["name"].Value
        where found != "" && !Allowed(file.Parts).Contains(found)
        select $"{string.Join('/', file.Parts)} has the namespace {found}";

    private static IEnumerable<string> Allowed(string[] parts)
    {
        var (project, folders) = (parts[3], parts[4..^1]);
        if (project.EndsWith(".Contracts", StringComparison.Ordinal) || folders.Length == 0)
        {
            return [project];
        }

        return [$"{project}.{folders[0]}", $"{project}.{string.Join('.', folders)}"];
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    private static InventedTree Tree(string folder, string name, int files)
    {
        var tree = new InventedTree().WithConsent();
        for (var file = 0; file < files; file++)
        {
            tree.With($"src/Modules/Consent/{folder}/File{file}.cs", $"namespace {name};\n");
        }

        return tree;
    }

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("CareNet.Consent/Forms", "CareNet.Consent.Forms", 2, "holds 2")]
    [InlineData("CareNet.Consent/Forms", "CareNet.Consent", 3, "has the namespace CareNet.Consent")]
    [InlineData("CareNet.Consent/Forms", "CareNet.Consent.Forms.Print", 3, "has the namespace CareNet.Consent.Forms.Print")]
    [InlineData("CareNet.Consent.Contracts/Forms", "CareNet.Consent.Contracts.Forms", 3, "has the namespace")]
    public void What_is_not_found_by_its_name_is_told(string folder, string name, int files, string told)
    {
        using var tree = Tree(folder, name, files);

        Of(tree.Read()).ShouldAllBe(breach => breach.Contains(told, StringComparison.Ordinal));
        Of(tree.Read()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("CareNet.Consent/Forms", "CareNet.Consent.Forms", 3)]
    [InlineData("CareNet.Consent/Forms/Print", "CareNet.Consent.Forms", 3)]
    [InlineData("CareNet.Consent/Forms/Print", "CareNet.Consent.Forms.Print", 3)]
    [InlineData("CareNet.Consent/Data", "CareNet.Consent.Data", 1)]
    [InlineData("CareNet.Consent.Contracts", "CareNet.Consent.Contracts", 1)]
    public void A_room_by_the_rule_is_fine(string folder, string name, int files)
    {
        using var tree = Tree(folder, name, files);

        Of(tree.Read()).ShouldHold();
    }
}
