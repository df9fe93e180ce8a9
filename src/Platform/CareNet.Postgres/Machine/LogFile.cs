namespace CareNet.Postgres;

/// <summary>A text file that a child's output goes to; the one before it is kept.</summary>
public sealed class LogFile
{
    private const long Limit = 8 * 1024 * 1024;
    private readonly string file;
    private readonly Lock gate = new();

    public LogFile(string file)
    {
        this.file = file;
        if (File.Exists(file) && new FileInfo(file).Length > Limit)
        {
            File.Move(file, file + ".1", overwrite: true);
        }
    }

    public void Write(string line)
    {
        lock (gate)
        {
            try
            {
                File.AppendAllText(file, line + Environment.NewLine);
            }
            catch (IOException)
            {
                // A full disk must not take the program down with its log.
            }
        }
    }
}
