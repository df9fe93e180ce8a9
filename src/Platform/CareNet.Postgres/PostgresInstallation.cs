using CareNet.Platform;

namespace CareNet.Postgres;

/// <summary>Finds PostgreSQL, or brings it where that is allowed.</summary>
public static class PostgresInstallation
{
    public static void Ensure(Action<Phrase> say)
    {
        if (PostgresBinaries.Find() is not null)
        {
            return;
        }

        if (!DebianPackages.CanInstall || Environment.GetEnvironmentVariable("CARENET_POSTGRES") is { Length: > 0 })
        {
            throw ClusterFiles.Missing();
        }

        say(new("PostgreSQL をインストールしています（初回のみ）。", "Installing PostgreSQL (first time only)."));
        DebianPackages.InstallPostgres();
        if (PostgresBinaries.Find() is null)
        {
            throw ClusterFiles.Missing();
        }
    }
}
