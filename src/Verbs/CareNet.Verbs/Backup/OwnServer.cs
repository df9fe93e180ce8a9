using CareNet.Postgres;
using Npgsql;

namespace CareNet.Verbs.Backup;

/// <summary>Backups are made of CareNet's own PostgreSQL; a server that somebody else runs has backups of its own.</summary>
public static class OwnServer
{
    public static void Require(string? data)
    {
        if (data is null && Environment.GetEnvironmentVariable("ConnectionStrings__carenet") is { Length: > 0 })
        {
            throw new Mishap(
                "ConnectionStrings__carenet のデータベースは、そのサーバーの仕組みでバックアップしてください。CareNet のデータは --data で指定できます。",
                "The database of ConnectionStrings__carenet is backed up by the means of its own server; "
                    + "--data names a data folder of CareNet."
            );
        }
    }

    public static Mishap Full() =>
        new(
            "データのあるディスクがいっぱいのため、中止しました。保存済みのデータは失われていません。",
            "The disk that holds the data is full, so this was given up; nothing that was saved is lost."
        );

    public static Mishap Explain(NpgsqlException lost) =>
        lost is PostgresException { SqlState: PostgresErrorCodes.DiskFull }
            ? Full()
            : new Mishap(
                $"データベースが応答しません（{(lost as PostgresException)?.SqlState ?? "接続"}）。",
                $"The database does not answer as it should ({(lost as PostgresException)?.SqlState ?? "no connection"}).",
                lost
            );
}
