namespace CareNet.Postgres;

/// <summary>A text file that a child's output goes to; the one before it is kept.</summary>
public sealed class LogFile
{
    private const long Limit = 8 * 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string file;
    private readonly Lock gate = new();

    public LogFile(string file)
    {
        this.file = file;
        if (File.Exists(file) && new FileInfo(file).Length > Limit)
        {
            File.Move(file, file + ".1", overwrite: true);
        }

        foreach (var existing in new[] { file, file + ".1" }.Where(File.Exists))
        {
            File.SetUnixFileMode(existing, OwnerOnly);
        }
    }

    public void Write(string line)
    {
        lock (gate)
        {
            try
            {
                using var end = new StreamWriter(
                    file,
                    new FileStreamOptions
                    {
                        Mode = FileMode.Append,
                        Access = FileAccess.Write,
                        Share = FileShare.ReadWrite,
                        UnixCreateMode = OwnerOnly,
                    }
                );
                end.WriteLine(line);
            }
            catch (IOException)
            {
                // A full disk must not take the program down with its log.
            }
        }
    }
}
