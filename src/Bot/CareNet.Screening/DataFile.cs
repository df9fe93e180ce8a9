namespace CareNet.Screening;

/// <summary>The readable files that the screen is made of; they are embedded, so nothing is looked for at run time.</summary>
internal static class DataFile
{
    public static string Text(string name)
    {
        using var stream =
            typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The screen has no data file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Lines with something on them; # begins a comment.</summary>
    public static IEnumerable<string> Lines(string name) =>
        Text(name).Split('\n').Select(line => line.TrimEnd('\r', ' ')).Where(line => line.Length > 0 && line[0] != '#');
}
