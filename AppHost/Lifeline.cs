using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>
/// A named pipe that this process holds open and every node reads. Its end means that the run ends: nodes then finish what they are
/// doing and stop. It also ends when this process is killed, whatever stands between it and the nodes (the orchestrator,
/// <c>dotnet run</c>). The orchestrator's own stop would leave a node only six seconds.
/// </summary>
public sealed class Lifeline : IDisposable
{
    private readonly FileStream held;

    private Lifeline(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    public static Lifeline In(DataDirectory data)
    {
        var path = System.IO.Path.Combine(data.Root, "nodes.pipe");
        File.Delete(path);
        var made = Shell.Run(["mkfifo", "-m", "600", path]);
        if (!made.Ok)
        {
            throw Mishap.IsDiskFull(made.Output)
                ? Mishap.DiskFull(data.Root)
                : new Mishap(
                    $"{path} を作れません（{made.Output.Trim()}）。別の場所を --data で指定してください。",
                    $"{path} cannot be made ({made.Output.Trim()}): name another folder with --data."
                );
        }

        // Open in both directions, so that neither side waits for the other when it opens.
        return new(path, new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0));
    }

    /// <summary>A node that is only starting finds no pipe any more and stops as well.</summary>
    public void Dispose()
    {
        File.Delete(Path);
        held.Dispose();
    }
}
