using System.Net.Sockets;
using CareNet.Platform.Data;
using CareNet.Platform.Keys;
using CareNet.Policy.Reading;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>Why the node cannot start, in one sentence for whoever runs it.</summary>
public sealed class StartFailure(string sentence) : Exception(sentence)
{
    public static StartFailure CannotConnect(string connection, NpgsqlException refused)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new(
            (refused as PostgresException)?.SqlState switch
            {
                PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                    $"The database at {at.Host}:{at.Port} refused the login '{at.Username}': wrong password, or no such login.",
                PostgresErrorCodes.InvalidCatalogName => $"There is no database '{at.Database}' at {at.Host}:{at.Port}.",
                PostgresErrorCodes.InsufficientPrivilege =>
                    $"The login '{at.Username}' may not connect to the database '{at.Database}' at {at.Host}:{at.Port}.",
                { } state => $"The database at {at.Host}:{at.Port} refused the connection (SQLSTATE {state}).",
                null => $"The database at {at.Host}:{at.Port} cannot be reached.",
            }
        );
    }

    public static StartFailure MayNotMigrate(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new(
            $"The login '{at.Username}' lacks the rights to migrate the database '{at.Database}': it must own it "
                + $"and, on a new server, be allowed to create the role '{Roles.App}'."
        );
    }

    public static StartFailure HasOtherMigrations(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new(
            $"The tables of the database '{at.Database}' are from a version of CareNet whose data this one cannot take over: "
                + "begin with an empty database ('./carenet run': with an empty data folder). Nothing was changed."
        );
    }

    public static StartFailure MayNotServe(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new($"The login '{at.Username}' may not act as the role '{Roles.App}': GRANT {Roles.App} TO \"{at.Username}\".");
    }

    public static StartFailure HoldsOwner() =>
        new(
            $"ConnectionStrings__{DatabaseConnection.OwnerName} is for 'CareNet.Web.dll {MigrateCommand.Word}' alone: "
                + "a serving node must not hold it."
        );

    public static StartFailure IsOwner(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new(
            $"The login '{at.Username}' owns the database '{at.Database}': a node serves as '{Roles.App}', "
                + $"and 'CareNet.Web.dll {MigrateCommand.Word}' takes the owner's login "
                + $"as ConnectionStrings__{DatabaseConnection.OwnerName}."
        );
    }

    public static StartFailure IsBehind(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new(
            $"The database '{at.Database}' is not up to date: run 'CareNet.Web.dll {MigrateCommand.Word}' "
                + $"with the owner's login in ConnectionStrings__{DatabaseConnection.OwnerName}."
        );
    }

    public static StartFailure LacksOwner(string word) =>
        new($"ConnectionStrings__{DatabaseConnection.OwnerName} is not set: '{word}' needs the login that owns the database.");

    public static StartFailure LacksSecret() =>
        new(
            "CARENET_KEY_SECRET is not set: outside Development it is needed, the same on every node; 'openssl rand -base64 32' makes one."
        );

    public static StartFailure HasOtherSecret(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new(
            $"CARENET_KEY_SECRET is another one than the database '{at.Database}' was sealed with: "
                + "give the secret that its nodes have."
        );
    }

    public static StartFailure IsUnprotected(string connection)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        return new(
            $"The database at {at.Host} would be reached over a network without a verified certificate: add 'SSL Mode=VerifyFull' "
                + "to its connection string, or set Database__TrustNetwork=true where nobody else is on that network."
        );
    }

    /// <summary>A database that is starting, or not there yet, may come; a wrong password stays wrong.</summary>
    public static bool MayPass(NpgsqlException refused) =>
        refused is PostgresException postgres
            ? postgres.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            : refused.InnerException is SocketException or TimeoutException or IOException;

    public static string Explain(Exception exception) =>
        exception switch
        {
            StartFailure known => known.Message,
            InvalidKeySecretException secret => secret.Message,
            InvalidPacksException packs => packs.Message,
            OperationCanceledException => "The node was stopped before it had started.",
            _ when exception.InnerException is AddressInUseException => "The address of this node (ASPNETCORE_URLS) is already in use.",
            PostgresException postgres => $"The database refused a statement at start (SQLSTATE {postgres.SqlState}).",
            _ => $"CareNet could not start: unexpected {exception.GetType().Name}.",
        };
}
