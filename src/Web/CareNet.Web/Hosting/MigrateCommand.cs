using CareNet.Platform.Data;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>migrate</c>: brings the database up to date as its owner and ends, so that the owner's login is in no process that serves.
/// </summary>
internal static class MigrateCommand
{
    public const string Word = "migrate";

    public static async Task<int> RunAsync(WebApplication app)
    {
        var owner = DatabaseConnection.Owner(app.Configuration) ?? throw StartFailure.LacksOwner(Word);
        DatabaseStart.RequireProtected(app, owner);
        await DatabaseStart.WaitAsync(app, owner, CancellationToken.None);
        try
        {
            await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(owner, CancellationToken.None);
            await CompositionOfMessages.MigratePackagesAsync(owner, CancellationToken.None);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw StartFailure.MayNotMigrate(owner);
        }
        catch (ForeignMigrationsException)
        {
            throw StartFailure.HasOtherMigrations(owner);
        }

        if (await DatabaseLogSettings.EnsureAsync(owner, CancellationToken.None) is { Count: > 0 } left)
        {
            await Console.Error.WriteLineAsync($"The server's log may quote what people entered. As superuser: {string.Join(' ', left)}");
        }

        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
