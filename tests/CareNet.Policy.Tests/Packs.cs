using CareNet.Testing;

namespace CareNet.Policy.Tests;

/// <summary>The packs of the checkout, and copies that a test may spoil.</summary>
internal static class Packs
{
    public static string Folder { get; } = Repository.At("seeds", "policies");

    public static PolicyBook Book { get; } = PolicyBook.Load(Folder);

    public static IReadOnlyList<RegionPolicy> Real { get; } = [.. Book.Packs.Where(pack => !pack.IsDemo).Select(pack => pack.Newest)];

    public static RegionPolicy Of(string region) => Book[region]!.Newest;

    /// <summary>A copy of the whole folder with one text replaced in one file.</summary>
    public static void CopyTo(string folder, string region, string old, string changed)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var pack = Path.Combine(folder, region + ".yaml");
        File.WriteAllText(pack, Changed(File.ReadAllText(pack), old, changed));
    }

    public static string Changed(string text, string old, string changed)
    {
        text.ShouldContain(old);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + changed + text[(at + old.Length)..];
    }
}
