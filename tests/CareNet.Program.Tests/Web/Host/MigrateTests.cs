using System.Security.Cryptography;
using CareNet.Platform.Data;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Web.Tests.Host;

/// <summary>The owner's login is in a process that migrates and ends, and in none that serves.</summary>
public sealed class MigrateTests(EmptyDatabase database) : IClassFixture<EmptyDatabase>
{
    private const string OwnerSetting = "ConnectionStrings__carenet_owner";

    [Fact]
    [Trait("size", "long")]
    public async Task A_node_starts_once_the_owner_has_migrated_and_holds_neither_his_login_nor_the_key_secret()
    {
        await using (var early = NodeProcess.Start(("ConnectionStrings__carenet", database.AppConnection)))
        {
            var (code, error, _) = await early.EndAsync();
            error
                .Trim()
                .ShouldBe(
                    $"The database '{database.Name}' is not up to date: "
                        + $"run 'CareNet.Web.dll migrate' with the owner's login in {OwnerSetting}."
                );
            code.ShouldBe(1);
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var migration = NodeProcess.Run(["migrate"], (OwnerSetting, database.OwnerConnection));
            var (code, error, output) = await migration.EndAsync();
            error.ShouldBeEmpty();
            output.ShouldContain("The database is up to date.");
            code.ShouldBe(0);
        }

        using var credentials = new ScratchFolder();
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await File.WriteAllTextAsync(credentials["CARENET_KEY_SECRET"], secret + "\n");
        await File.WriteAllTextAsync(credentials["ConnectionStrings__carenet"], database.AppConnection + "\n");
        await using var node = NodeProcess.Start(("CREDENTIALS_DIRECTORY", credentials.Root));
        await node.UntilHealthyAsync();

        var environment = await File.ReadAllTextAsync($"/proc/{node.Id}/environ");
        environment.ShouldContain("CREDENTIALS_DIRECTORY=");
        environment.ShouldNotContain("Password=");
        environment.ShouldNotContain(secret);
        (await database.AskAsync<string>("SELECT xml FROM platform.protection_keys"))
            .ShouldNotBeNull()
            .ShouldContain("KeyOpener", customMessage: "The secret is in use.");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_node_that_is_given_the_owners_login_does_not_start()
    {
        await using var node = NodeProcess.Start(
            ("ConnectionStrings__carenet", database.AppConnection),
            (OwnerSetting, database.OwnerConnection)
        );

        var (code, error, _) = await node.EndAsync();

        error.Trim().ShouldBe($"{OwnerSetting} is for 'CareNet.Web.dll migrate' alone: a serving node must not hold it.");
        code.ShouldBe(1);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_node_does_not_serve_as_a_login_that_can_act_as_the_owner()
    {
        var login = $"lone_{database.Name}";
        await database.RunAsync(
            database.SuperuserConnection,
            $"CREATE ROLE {login} LOGIN PASSWORD 'lone' IN ROLE {Roles.App}, {Roles.Owner}"
        );
        try
        {
            var one = new NpgsqlConnectionStringBuilder(database.AppConnection) { Username = login, Password = "lone" };
            await using var node = NodeProcess.Start(("ConnectionStrings__carenet", one.ConnectionString));

            var (code, error, _) = await node.EndAsync();

            error.ShouldContain($"The login '{login}' owns the database '{database.Name}'");
            code.ShouldBe(1);
        }
        finally
        {
            await database.RunAsync(database.SuperuserConnection, $"DROP ROLE {login}");
        }
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_restored_database_whose_log_would_quote_values_is_quiet_again_or_the_superuser_is_asked()
    {
        var empty = new EmptyDatabase();
        await empty.InitializeAsync();
        try
        {
            var statement = $"ALTER DATABASE \"{empty.Name}\" SET log_error_verbosity = terse";
            await empty.RunAsync(empty.SuperuserConnection, $"ALTER DATABASE {empty.Name} SET log_error_verbosity = 'default'");
            (await MigrateAsync(empty)).ShouldContain(statement);

            await empty.RunAsync(empty.SuperuserConnection, $"GRANT SET ON PARAMETER log_error_verbosity TO {Roles.Owner}");
            (await MigrateAsync(empty)).ShouldBeEmpty();

            (await empty.AskAsync<string>("SELECT current_setting('log_error_verbosity')")).ShouldBe("terse");
        }
        finally
        {
            await empty.RunAsync(empty.SuperuserConnection, $"REVOKE SET ON PARAMETER log_error_verbosity FROM {Roles.Owner}");
            await empty.DisposeAsync();
        }
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Migrating_without_the_owners_login_says_what_is_missing()
    {
        await using var migration = NodeProcess.Run(["migrate"], ("ConnectionStrings__carenet", database.AppConnection));

        var (code, error, _) = await migration.EndAsync();

        error.Trim().ShouldBe($"{OwnerSetting} is not set: 'migrate' needs the login that owns the database.");
        code.ShouldBe(1);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_login_that_may_not_migrate_is_told_what_it_lacks()
    {
        var empty = new EmptyDatabase();
        await empty.InitializeAsync();
        try
        {
            var app = new NpgsqlConnectionStringBuilder(empty.AppConnection);
            await using var migration = NodeProcess.Run(["migrate"], (OwnerSetting, app.ConnectionString));

            var (code, error, _) = await migration.EndAsync();

            error
                .Trim()
                .ShouldBe(
                    $"The login '{app.Username}' lacks the rights to migrate the database '{app.Database}': it must own it "
                        + $"and, on a new server, be allowed to create the role '{Roles.App}'."
                );
            code.ShouldBe(1);
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_database_of_other_migrations_is_refused_with_a_sentence()
    {
        var empty = new EmptyDatabase();
        await empty.InitializeAsync();
        try
        {
            await empty.RunAsync(
                empty.OwnerConnection,
                $"""
                CREATE SCHEMA registration;
                CREATE TABLE registration.{ModuleSchemaRegistration.History} ("MigrationId" text, "ProductVersion" text);
                INSERT INTO registration.{ModuleSchemaRegistration.History} VALUES ('001_schema', '10.0.0');
                """
            );
            await using var migration = NodeProcess.Run(["migrate"], (OwnerSetting, empty.OwnerConnection));

            var (code, error, _) = await migration.EndAsync();

            error
                .Trim()
                .ShouldBe(
                    $"The tables of the database '{empty.Name}' are from a version of CareNet whose data this one cannot take over: "
                        + "begin with an empty database ('./carenet run': with an empty data folder). Nothing was changed."
                );
            code.ShouldBe(1);
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }

    private static async Task<string> MigrateAsync(EmptyDatabase empty)
    {
        await using var migration = NodeProcess.Run(["migrate"], (OwnerSetting, empty.OwnerConnection));
        var (code, error, _) = await migration.EndAsync();
        code.ShouldBe(0);
        return error;
    }
}
