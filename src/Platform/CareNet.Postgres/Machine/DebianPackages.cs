namespace CareNet.Postgres;

/// <summary>Installs what is missing where we may: as root on Debian and its children.</summary>
public static class DebianPackages
{
    private static readonly Dictionary<string, string> Quiet = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    public static bool CanInstall => Signals.IsRoot && Shell.Has("apt-get");

    public static void Install(params string[] packages)
    {
        var done = Apt(packages);
        if (!done.Ok)
        {
            // The package lists may be missing or old.
            Shell.Run(["apt-get", "-q", "update"], Quiet);
            done = Apt(packages);
        }

        if (!done.Ok)
        {
            var said = done.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
            throw new Mishap(
                $"{string.Join(' ', packages)} をインストールできませんでした。{said}",
                $"Could not install {string.Join(' ', packages)}: {said}"
            );
        }
    }

    /// <summary>Debian's package would make and start a cluster of its own: it is told not to.</summary>
    public static void InstallPostgres()
    {
        const string settings = "/etc/postgresql-common/createcluster.d";
        var wish = Path.Combine(settings, "carenet.conf");
        Directory.CreateDirectory(settings);
        File.WriteAllText(wish, "create_main_cluster = false\nstart_conf = 'manual'\n");
        try
        {
            Install("postgresql");
        }
        finally
        {
            File.Delete(wish);
        }
    }

    private static Shell.Outcome Apt(string[] packages) =>
        Shell.Run(["apt-get", "-q", "install", "-y", "--no-install-recommends", .. packages], Quiet);
}
