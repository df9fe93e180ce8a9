using CareNet.Platform.Data;
using CareNet.Platform.Keys;
using CareNet.Platform.Messaging;
using CareNet.Policy;
using CareNet.Web.Pages;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// Before the first request, and before an operator's word: waits for the database and goes on only with one that is up to date and was
/// sealed under this installation's secret.
/// </summary>
public static partial class DatabaseStart
{
    public const string TrustNetwork = "Database:TrustNetwork";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A start keeps one core busy, so EF's models are built beside it. Whoever needs one earlier waits for it, and is the one to hear of a
    /// mistake in it.
    /// </summary>
    public static void BuildModelsAhead(this WebApplication app) =>
        _ = Task.Run(() =>
        {
            using var scope = app.Services.CreateScope();
            foreach (var schema in app.Services.GetServices<ModuleSchema>())
            {
                _ = ((DbContext)scope.ServiceProvider.GetRequiredService(schema.Context)).Model;
            }
        });

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        if (MessagingSetup.LacksHandlerCode)
        {
            throw new StartFailure("CareNet.HandlerCode.dll is missing beside the program: build or publish it again.");
        }

        _ = Secret(app);
        AllowedHosts.Require(app.Configuration, app.Environment);
        // Likewise a demo where people might take it for more.
        _ = app.Services.GetRequiredService<DemoMode>();
        // A node that acted on half a policy would be worse than none.
        _ = app.Services.GetRequiredService<PolicyBook>();
        if (DatabaseConnection.Owner(app.Configuration) is not null)
        {
            throw StartFailure.HoldsOwner();
        }

        // The serving login must step down, or be the role: a node that cannot serve should not start.
        await using var serving = await ReachAsync(app, ct);
        if (!app.Environment.IsDevelopment() && await OwnsAsync(serving, ct))
        {
            throw StartFailure.IsOwner(DatabaseConnection.From(app.Configuration).Given);
        }

        await RequireAsync(app, serving, ct);
    }

    /// <summary>For an operator's word that works on what the nodes keep.</summary>
    internal static async Task PrepareWordAsync(this WebApplication app)
    {
        _ = Secret(app);
        await using var serving = await ReachAsync(app, CancellationToken.None);
        await RequireAsync(app, serving, CancellationToken.None);
    }

    /// <summary>
    /// Null in Development alone, where one may be left out. A secret of another shape stops the start, not the first form.
    /// </summary>
    internal static KeySecret? Secret(WebApplication app) =>
        app.Services.GetService<KeySecret>() ?? (app.Environment.IsDevelopment() ? null : throw StartFailure.LacksSecret());

    /// <summary>
    /// Outside Development a connection that crosses a network is encrypted to a verified server, unless the operator says otherwise.
    /// </summary>
    internal static void RequireProtected(WebApplication app, string connection)
    {
        if (app.Environment.IsDevelopment() || DatabaseTransport.IsSafe(connection))
        {
            return;
        }

        if (!app.Configuration.GetValue(TrustNetwork, false))
        {
            throw StartFailure.IsUnprotected(connection);
        }

        Unprotected(app.Logger, new NpgsqlConnectionStringBuilder(connection).Host ?? "");
    }

    private static async Task<NpgsqlConnection> ReachAsync(WebApplication app, CancellationToken ct)
    {
        var connection = DatabaseConnection.From(app.Configuration);
        RequireProtected(app, connection.Given);
        await WaitAsync(app, connection.Given, ct);
        return await Serving(app, connection, ct);
    }

    private static async Task RequireAsync(WebApplication app, NpgsqlConnection serving, CancellationToken ct)
    {
        var given = DatabaseConnection.From(app.Configuration).Given;
        if (await IsBehindAsync(app.Services.GetServices<ModuleSchema>(), serving, ct))
        {
            throw StartFailure.IsBehind(given);
        }

        if (Secret(app) is { } secret && !await KeySecretCheck.FitsAsync(serving, secret, ct))
        {
            throw StartFailure.HasOtherSecret(given);
        }
    }

    /// <summary>A session that has stepped down can step up again, so what counts is the login itself.</summary>
    private static async Task<bool> OwnsAsync(NpgsqlConnection serving, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(bool_or(pg_has_role(session_user, datdba, 'MEMBER')), false) FROM pg_database WHERE datname = current_database()
            """,
            serving
        );
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task<bool> IsBehindAsync(IEnumerable<ModuleSchema> schemas, NpgsqlConnection serving, CancellationToken ct)
    {
        foreach (var schema in schemas)
        {
            if (await schema.CountPendingAsync(serving, ct) > 0)
            {
                return true;
            }
        }

        return await CompositionOfMessages.ArePackagesBehindAsync(serving, ct);
    }

    private static async Task<NpgsqlConnection> Serving(WebApplication app, DatabaseConnection connection, CancellationToken ct)
    {
        try
        {
            return await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(ct);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw StartFailure.MayNotServe(connection.Serving);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            // There is no such role yet.
            throw StartFailure.IsBehind(connection.Serving);
        }
        catch (NpgsqlException refused)
        {
            throw StartFailure.CannotConnect(connection.Serving, refused);
        }
    }

    internal static async Task WaitAsync(WebApplication app, string connection, CancellationToken ct)
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The connection to the database at {Host} is not verified: by Database__TrustNetwork nobody else is on that network"
    )]
    private static partial void Unprotected(ILogger log, string host);
}
