namespace CareNet.Postgres;

/// <summary>Makes the cluster's files once, whole or not at all.</summary>
public static class ClusterFiles
{
    /// <summary>The PostgreSQL that these files need, making them if there are none yet.</summary>
    public static PostgresBinaries Prepare(DataDirectory data, Account account, ClusterSecrets secrets, bool throwaway)
    {
        if (Directory.Exists(data.Cluster))
        {
            return BinariesFor(data);
        }

        var binaries = PostgresBinaries.Find() ?? throw Missing();
        Clear(data.NewCluster);
        Create(binaries, data, account, secrets, throwaway);
        Directory.Move(data.NewCluster, data.Cluster);
        return binaries;
    }

    public static Mishap Missing() =>
        new(
            $"PostgreSQL {PostgresBinaries.OldestMajor} 以上が見つかりません。インストールする（Debian: apt-get install postgresql、macOS: "
                + "brew install postgresql）か、ConnectionStrings__carenet で既存のデータベースを指定してください。",
            $"No PostgreSQL {PostgresBinaries.OldestMajor} or newer was found: install one (Debian: apt-get install postgresql, macOS: "
                + "brew install postgresql), or name a database of your own in ConnectionStrings__carenet."
        );

    private static PostgresBinaries BinariesFor(DataDirectory data)
    {
        var versionFile = Path.Combine(data.Cluster, "PG_VERSION");
        if (!File.Exists(versionFile) || !int.TryParse(File.ReadAllText(versionFile).Trim(), out var major))
        {
            throw new Mishap(
                $"{data.Cluster} は PostgreSQL のデータとして読めません。内容には手を付けていません。バックアップから戻すか、別の場所を --data で指定してください。",
                $"{data.Cluster} does not look like PostgreSQL data; nothing in it was touched: "
                    + "restore a backup, or name another folder with --data."
            );
        }

        return PostgresBinaries.Find(major)
            ?? throw new Mishap(
                $"このデータは PostgreSQL {major} で作られていますが、その版が見つかりません。PostgreSQL {major} をインストールしてください。",
                $"This data was made by PostgreSQL {major}, which was not found here: install PostgreSQL {major}."
            );
    }

    private static void Create(PostgresBinaries binaries, DataDirectory data, Account account, ClusterSecrets secrets, bool throwaway)
    {
        var password = Path.Combine(data.Root, "initdb.password");
        try
        {
            account.CreatePrivateFolder(data.NewCluster);
            account.WritePrivateFile(password, secrets.Superuser);
            string[] initdb =
            [
                binaries.Tool("initdb"),
                "-D",
                data.NewCluster,
                "--username=postgres",
                "--encoding=UTF8",
                "--no-locale",
                "--auth=scram-sha-256",
                $"--pwfile={password}",
                .. throwaway ? new[] { "--no-sync" } : [],
            ];
            // Bound like the server: killed with its starter, it must not go on writing into a folder that the next start clears.
            using var process = BoundProcess.Run(new(initdb) { Account = account, DeathSignal = "KILL" });
            var code = process.Exited.GetAwaiter().GetResult();
            var said = string.Join('\n', process.LastLines);
            if (code != 0)
            {
                throw Mishap.IsDiskFull(said)
                    ? Mishap.DiskFull(data.Root)
                    : new Mishap($"データベースを作れませんでした。{LastLine(said)}", $"The database could not be made: {LastLine(said)}");
            }
        }
        catch (IOException full) when (Mishap.IsDiskFull(full))
        {
            throw Mishap.DiskFull(data.Root, full);
        }
        finally
        {
            File.Delete(password);
        }
    }

    /// <summary>The last child of a killed initdb may write for a moment longer.</summary>
    private static void Clear(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                new ManualResetEventSlim().Wait(100);
            }
        }
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
}
