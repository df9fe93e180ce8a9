namespace CareNet.Screening;

/// <summary>The version of lexicon, thresholds and model together: what a physician signs. It changes whenever one of them does.</summary>
public static class ScreeningVersion
{
    private static readonly string[] Files =
    [
        "atoms.txt",
        "context.txt",
        "model.tsv",
        "signs-body.txt",
        "signs-brain.txt",
        "signs-breathing-circulation.txt",
        "signs-devices-last.txt",
        "signs-hints.txt",
        "signs-safety.txt",
        "spelling.tsv",
        "thresholds.tsv",
        "vital-labels.tsv",
        "vital-units.tsv",
    ];

    private static readonly Lazy<string> Computed = new(() =>
    {
        var all = string.Concat(Files.Select(file => file + "\n" + DataFile.Text(file)));
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all));
        return DataFile.Text("version.txt").Trim() + "+" + Convert.ToHexStringLower(hash)[..12];
    });

    public static string Current => Computed.Value;
}
