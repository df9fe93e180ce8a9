namespace CareNet.Postgres;

/// <summary>The directory in which one CareNet keeps everything that must survive it. One process at a time holds it.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream held;

    private DataDirectory(string root, FileStream held)
    {
        Root = root;
        this.held = held;
    }

    public string Root { get; }

    public string Cluster => Path.Combine(Root, "postgres");

    /// <summary>A cluster in the making. It is renamed when it is whole, so a leftover of this name never held data.</summary>
    public string NewCluster => Path.Combine(Root, "postgres.new");

    public string Secrets => Path.Combine(Root, "secrets.json");

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>Takes the folder for this process, or says who has it.</summary>
    public static DataDirectory Hold(string folder)
    {
        var root = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(root);
            Directory.CreateDirectory(Path.Combine(root, "logs"));
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw Mishap.IsDiskFull(refused)
                ? Mishap.DiskFull(root, refused)
                : new Mishap(
                    $"データ用フォルダ {root} を作れません。別の場所を --data で指定してください。",
                    $"The data folder {root} cannot be made: name another one with --data.",
                    refused
                );
        }

        try
        {
            var stream = new FileStream(LockFile(root), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var held = new DataDirectory(root, stream);
            held.Note(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return held;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new Mishap(
                $"データ用フォルダ {root} に書き込めません。フォルダの持ち主で実行するか、別の場所を --data で指定してください。",
                $"The data folder {root} cannot be written: run as its owner or name another one with --data.",
                refused
            );
        }
        catch (IOException taken) when (!Mishap.IsDiskFull(taken))
        {
            var holder = HolderOf(root);
            throw new Mishap(
                $"{root} は、すでに起動している CareNet（プロセス {holder}）が使っています。そちらを止めるか、別の場所を --data で指定してください。",
                $"Another CareNet (process {holder}) already runs on {root}: stop it, or name another folder with --data.",
                taken
            );
        }
        catch (IOException full)
        {
            throw Mishap.DiskFull(root, full);
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>Opens the way for the account that runs PostgreSQL, or says which folder bars it.</summary>
    public void OpenFor(Account account)
    {
        if (account.Name is null)
        {
            return;
        }

        // Passing through is enough: the secrets beside the cluster stay closed.
        File.SetUnixFileMode(Root, File.GetUnixFileMode(Root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        if (account.FirstClosedFolder(Root) is { } closed)
        {
            throw new Mishap(
                $"アカウント {account.Name} が {closed} に入れないため、{Root} にデータベースを置けません。別の場所を --data で指定してください。",
                $"The account {account.Name} may not enter {closed}, so no database can live in {Root}: name another folder with --data."
            );
        }
    }

    private void Note(string holder)
    {
        try
        {
            File.WriteAllText(HolderFile(Root), holder);
        }
        catch (IOException full) when (Mishap.IsDiskFull(full))
        {
            throw Mishap.DiskFull(Root, full);
        }
    }

    private static string HolderOf(string root)
    {
        try
        {
            return File.ReadAllText(HolderFile(root)).Trim();
        }
        catch (IOException)
        {
            return "?";
        }
    }

    private static string LockFile(string root) => Path.Combine(root, "in-use.lock");

    private static string HolderFile(string root) => Path.Combine(root, "in-use.by");
}
