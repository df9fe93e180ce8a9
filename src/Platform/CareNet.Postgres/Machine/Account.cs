namespace CareNet.Postgres;

/// <summary>The account PostgreSQL runs under: our own, or an unprivileged one when we are root (PostgreSQL refuses root).</summary>
public sealed record Account(string? Name)
{
    private const string Package = "postgres";

    public static Account Own { get; } = new((string?)null);

    public static Account ForPostgres()
    {
        if (!Signals.IsRoot)
        {
            return Own;
        }

        return Exists(Package)
            ? new(Package)
            : throw new Mishap(
                "PostgreSQL は root では動きません。「useradd --system postgres」でアカウントを作るか、一般ユーザーで実行してください。",
                "PostgreSQL refuses to run as root: create an account with 'useradd --system postgres', or run CareNet as an ordinary user."
            );
    }

    /// <summary>A command line that runs a program under this account.</summary>
    public IReadOnlyList<string> Command(params string[] command) =>
        Name is null ? command : ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", "--", .. command];

    /// <summary>The first folder on the way to <paramref name="folder"/> that this account may not enter.</summary>
    public string? FirstClosedFolder(string folder)
    {
        if (Name is null)
        {
            return null;
        }

        var way = new Stack<string>();
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.Exists)
            {
                way.Push(at.FullName);
            }
        }

        return way.FirstOrDefault(step => Shell.Run(Command("test", "-x", step)).Code != 0);
    }

    /// <summary>Makes a folder that only this account can open.</summary>
    public void CreatePrivateFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Name is not null)
        {
            Shell.Run(["chown", $"{Name}:", folder]);
        }
    }

    /// <summary>Writes a file that only this account can read.</summary>
    public void WritePrivateFile(string file, string text)
    {
        File.Delete(file);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new StreamWriter(file, options))
        {
            stream.Write(text);
        }

        if (Name is not null)
        {
            Shell.Run(["chown", $"{Name}:", file]);
        }
    }

    private static bool Exists(string account) => Shell.Run(["id", account]).Code == 0;
}
