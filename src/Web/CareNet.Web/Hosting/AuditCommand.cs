using System.Globalization;
using CareNet.Platform.Audit;
using CareNet.Platform.Keys;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>audit verify</c>: walks the trail of the given database, also of one that was just restored and is not up to date, and says each
/// finding where it is.
/// </summary>
internal static class AuditCommand
{
    public const string Word = "audit";
    public const string Usage = "audit verify [--head POSITION:HASH]";
    private const int MostFindingsSaid = 50;

    /// <summary>The exit code; null where the words mean nothing.</summary>
    public static async Task<int?> RunAsync(WebApplication app, string[] words)
    {
        AuditHead? known = null;
        if (words is not ["verify"] && (words is not ["verify", "--head", var head] || (known = AuditHead.Parse(head)) is null))
        {
            return null;
        }

        _ = DatabaseStart.Secret(app);
        var connection = DatabaseConnection.From(app.Configuration).Given;
        DatabaseStart.RequireProtected(app, connection);
        await DatabaseStart.WaitAsync(app, connection, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0 });
        var said = 0;
        try
        {
            var check = await new AuditVerification(
                database,
                app.Services.GetRequiredService<AuditKey>(),
                known,
                finding =>
                {
                    if (said++ < MostFindingsSaid)
                    {
                        Console.Error.WriteLine(finding.Sentence().En);
                    }
                },
                KeySecret.BytesBefore(app.Configuration) is { } before ? AuditKey.From(before) : null
            ).RunAsync(CancellationToken.None);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{check.Seals} seals checked, {check.Waiting} entries wait to be sealed, {check.Findings} findings."
                )
            );
            Console.WriteLine($"head {check.Head}");
            return check.Findings == 0 ? 0 : 1;
        }
        catch (PostgresException none) when (none.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            throw new StartFailure("This database has no audit trail yet.");
        }
    }
}
