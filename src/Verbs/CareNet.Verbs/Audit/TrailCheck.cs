using CareNet.Platform.Audit;
using CareNet.Postgres;
using Npgsql;

namespace CareNet.Verbs.Audit;

/// <summary>Verifies one database's trail and says each finding where it is, up to a screenful.</summary>
public static class TrailCheck
{
    private const int MostFindingsSaid = 50;

    public static async Task<AuditCheck> RunAsync(
        string connection,
        byte[]? secret,
        AuditHead? known,
        Terminal terminal,
        CancellationToken ct
    )
    {
        await using var database = NpgsqlDataSource.Create(connection);
        var said = 0;
        return await new AuditVerification(
            database,
            AuditKey.From(secret),
            known,
            finding =>
            {
                if (said++ < MostFindingsSaid)
                {
                    terminal.Fail(finding.Sentence());
                }
            }
        ).RunAsync(ct);
    }
}
