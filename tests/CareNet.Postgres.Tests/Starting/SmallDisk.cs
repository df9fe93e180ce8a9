using System.Globalization;
using CareNet.Testing;

namespace CareNet.Postgres.Tests;

/// <summary>
/// A disk of a few megabytes. Root mounts one; anybody else gets one inside namespaces of his own, where the program still
/// runs under his own number.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly BoundProcess? holder;

    public SmallDisk(int megabytes)
    {
        Directory.CreateDirectory(Folder);
        if (Signals.IsRoot)
        {
            Shell
                .Run(["mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", Folder])
                .Ok.ShouldBeTrue("A small disk cannot be mounted.");
            return;
        }

        holder = BoundProcess.Run(
            new([
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                $"mount -t tmpfs -o size={megabytes}m,mode=777 tmpfs {Folder} && touch {Folder}/mounted && exec sleep 900",
            ])
        );
        Patience.Until(() => File.Exists(Seen(Path.Combine(Folder, "mounted"))), "a small disk in a namespace").GetAwaiter().GetResult();
    }

    /// <summary>Where the program sees it.</summary>
    public string Folder => scratch["disk"];

    /// <summary>Where the test sees a file that the program has there.</summary>
    public string Seen(string file) => holder is null ? file : $"/proc/{holder.Id.ToString(CultureInfo.InvariantCulture)}/root{file}";

    public StartedCareNet Start(params string[] options) => StartedCareNet.Inside(Wrapper(), Path.Combine(Folder, "data"), options);

    public void Dispose()
    {
        if (Signals.IsRoot)
        {
            Shell.Run(["umount", "-l", Folder]);
        }

        holder?.StopAsync(Signals.Kill, TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();
        holder?.Dispose();
        scratch.Dispose();
    }

    private string[] Wrapper()
    {
        if (holder is null)
        {
            return [];
        }

        var user = Shell.Run(["id", "-u"]).Output.Trim();
        var group = Shell.Run(["id", "-g"]).Output.Trim();
        return
        [
            "nsenter",
            $"--target={holder.Id}",
            "--user",
            "--mount",
            "--preserve-credentials",
            "--",
            "unshare",
            "--user",
            $"--map-user={user}",
            $"--map-group={group}",
        ];
    }
}
