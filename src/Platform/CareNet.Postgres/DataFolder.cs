using System.Security.Cryptography;
using System.Text;
using CareNet.Platform;

namespace CareNet.Postgres;

/// <summary>Which folder the data goes to when nobody named one.</summary>
public static class DataFolder
{
    public static string Choose(string? named, Action<Phrase> say)
    {
        if (named is not null)
        {
            return Path.GetFullPath(named);
        }

        var beside = Path.Combine(Sources(), ".carenet", "data");
        if (!Signals.IsRoot || Directory.Exists(Path.Combine(beside, "postgres")))
        {
            return beside;
        }

        var account = Account.ForPostgres();
        if (account.FirstClosedFolder(beside) is not { } closed)
        {
            return beside;
        }

        // A checkout in root's home cannot be entered by the account that runs PostgreSQL.
        var elsewhere = Path.Combine("/var/lib/carenet", ShortNameOf(beside));
        say(
            new(
                $"{closed} にはデータベースのアカウントが入れないため、データを {elsewhere} に置きます。",
                $"The database's account may not enter {closed}, so the data lives in {elsewhere}."
            )
        );
        return elsewhere;
    }

    private static string ShortNameOf(string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];

    private static string Sources()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CareNet.sln")))
            {
                return at.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
