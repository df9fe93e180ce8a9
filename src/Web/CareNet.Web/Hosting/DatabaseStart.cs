using CareNet.Platform.Data;
using CareNet.Platform.Keys;
using CareNet.Platform.Messaging;
using CareNet.Policy;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>Owner's work before the first request: wait for the database, schemas up to date.</summary>
public static partial class DatabaseStart
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        if (MessagingSetup.LacksHandlerCode)
        {
            throw new StartFailure("CareNet.HandlerCode.dll is missing beside the program: build or publish it again.");
        }

        // Read now: a wrong secret should stop the start, not the first form.
        _ = app.Services.GetService<KeySecret>();
        // A node that acted on half a policy would be worse than none.
        _ = app.Services.GetRequiredService<PolicyBook>();
        var connection = DatabaseConnection.From(app.Configuration);
        await WaitAsync(app, connection.Migrating, ct);
        try
        {
            await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(connection.Migrating, ct);
            await CompositionOfMessages.MigratePackagesAsync(connection.Migrating, ct);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw StartFailure.MayNotMigrate(connection.Migrating);
        }

        // The serving login is another one, or must step down: a node that cannot serve should not start.
        await using var serving = await Serving(app, connection, ct);
    }

    private static async Task<NpgsqlConnection> Serving(WebApplication app, DatabaseConnection connection, CancellationToken ct)
    {
        try
        {
            return await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(ct);
        }
        catch (PostgresException refused) when (refused.SqlState
            is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidParameterValue)
        {
            throw StartFailure.MayNotServe(connection.Serving);
        }
        catch (NpgsqlException refused)
        {
            throw StartFailure.CannotConnect(connection.Serving, refused);
        }
    }

    private static async Task WaitAsync(WebApplication app, string connection, CancellationToken ct)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var atMost = app.Configuration.GetValue("Database:Wait", TimeSpan.FromSeconds(60));
        var settings = new NpgsqlConnectionStringBuilder(connection) { Timeout = 5 };
        await using var database = DatabaseSource.Unpooled(settings.ConnectionString);
        while (true)
        {
            try
            {
                await using var probe = await database.OpenConnectionAsync(ct);
                return;
            }
            catch (NpgsqlException refused) when (StartFailure.MayPass(refused) && clock.GetElapsedTime(start) + Pause < atMost)
            {
                Waiting(app.Logger, settings.Host ?? "", settings.Port, (int)clock.GetElapsedTime(start).TotalSeconds);
                await Task.Delay(Pause, clock, ct);
            }
            catch (NpgsqlException refused)
            {
                throw StartFailure.CannotConnect(connection, refused);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database at {Host}:{Port} ({Seconds} s)")]
    private static partial void Waiting(ILogger log, string host, int port, int seconds);
}
