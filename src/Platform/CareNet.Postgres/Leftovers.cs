using System.Globalization;

namespace CareNet.Postgres;

/// <summary>Removes what a crash can leave: a pid file without its process, or a server without its starter.</summary>
public static class Leftovers
{
    /// <summary>Called while the data folder is held, so whatever still runs on it has lost its starter.</summary>
    public static async Task ClearAsync(DataDirectory data, CancellationToken ct)
    {
        var pidFile = Path.Combine(data.Cluster, "postmaster.pid");
        if (!File.Exists(pidFile))
        {
            return;
        }

        var first = File.ReadLines(pidFile).FirstOrDefault();
        if (int.TryParse(first, NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid) && Serves(pid, data.Cluster))
        {
            Signals.Send(pid, Signals.Interrupt);
            for (var waited = 0; waited < 300 && Serves(pid, data.Cluster); waited++)
            {
                await Task.Delay(100, ct);
            }

            if (Serves(pid, data.Cluster))
            {
                throw new Mishap(
                    $"前回のデータベース（プロセス {pid}）がまだ動いていて、止められません。",
                    $"The database of an earlier run (process {pid}) is still there and does not stop."
                );
            }
        }

        File.Delete(pidFile);
    }

    /// <summary>A number may have passed to another program since: only a postgres on these very files counts.</summary>
    private static bool Serves(int pid, string cluster)
    {
        if (!Signals.IsAlive(pid))
        {
            return false;
        }

        var command = File.Exists($"/proc/{pid}/cmdline")
            ? File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ')
            : Shell.Run(["ps", "-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)]).Output;
        return command.Contains("postgres", StringComparison.Ordinal) && command.Contains(cluster, StringComparison.Ordinal);
    }
}
