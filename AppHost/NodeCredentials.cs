using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>
/// The secrets that the nodes must know and nobody else may read: one file for each setting, for the starter's account alone. In the nodes'
/// environment it would be readable for as long as they run.
/// </summary>
public sealed class NodeCredentials
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public NodeCredentials(DataDirectory data)
    {
        Folder = Path.Combine(data.Root, "credentials");
        Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    public string Folder { get; }

    public void Keep(string setting, string value)
    {
        var file = Path.Combine(Folder, setting);
        try
        {
            File.Delete(file);
            using var stream = new StreamWriter(
                file,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = OwnerOnly,
                }
            );
            stream.Write(value);
        }
        catch (IOException full) when (Mishap.IsDiskFull(full))
        {
            throw Mishap.DiskFull(Folder, full);
        }
    }
}
