using CareNet.Platform.Data;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareNet.Platform.Tests.Data;

/// <summary>A schema through an upgrade: one version of a program has its first migration, the next one has a second.</summary>
public sealed class NextMigrationTests
{
    [Fact]
    public async Task The_next_migration_is_applied_alone_and_an_older_node_goes_on()
    {
        await using var upgrade = await Upgrade.BeginAsync();
        var (older, newer) = (Upgrade.SchemaOf<Older>(), Upgrade.SchemaOf<Newer>());
        await upgrade.MigrateAsync(older);
        await upgrade.RunAsync("INSERT INTO visits.rooms (name) VALUES ('東')");
        (await upgrade.CountPendingAsync(newer)).ShouldBe(1);

        await upgrade.MigrateAsync(newer);

        (await upgrade.RunAsync("UPDATE visits.rooms SET beds = 2 WHERE name = '東'")).ShouldBe(1);
        (await upgrade.CountPendingAsync(newer)).ShouldBe(0);
        (await upgrade.CountPendingAsync(older)).ShouldBe(0, "the older node is not behind");
        await upgrade.MigrateAsync(older);
        (await upgrade.RunAsync("UPDATE visits.rooms SET beds = 3 WHERE name = '東'")).ShouldBe(1);
    }

    [Fact]
    public async Task Tables_of_other_migrations_are_refused_before_any_schema_is_changed()
    {
        await using var upgrade = await Upgrade.BeginAsync();
        await upgrade.MigrateAsync(Upgrade.SchemaOf<Older>());
        await upgrade.RunAsync("INSERT INTO visits.rooms (name) VALUES ('東')");

        (
            await Should.ThrowAsync<ForeignMigrationsException>(() =>
                upgrade.MigrateAsync(Upgrade.SchemaOf<Untouched>("untouched"), Upgrade.SchemaOf<Other>())
            )
        ).Message.ShouldContain("visits");

        (await upgrade.RunAsync("DELETE FROM visits.rooms")).ShouldBe(1);
        (await Should.ThrowAsync<PostgresException>(() => upgrade.RunAsync("DELETE FROM untouched.rooms"))).SqlState.ShouldBe(
            PostgresErrorCodes.UndefinedTable
        );
    }

    private sealed class Upgrade(EmptyDatabase database) : IAsyncDisposable
    {
        public static async Task<Upgrade> BeginAsync()
        {
            var database = new EmptyDatabase();
            await database.InitializeAsync();
            return new(database);
        }

        public static ModuleSchema SchemaOf<TContext>(string name = "visits")
            where TContext : DbContext =>
            new(
                name,
                typeof(TContext),
                connection =>
                    (DbContext)
                        Activator.CreateInstance(
                            typeof(TContext),
                            new DbContextOptionsBuilder<TContext>()
                                .UseNpgsql(
                                    connection,
                                    npgsql =>
                                        npgsql
                                            .MigrationsHistoryTable(ModuleSchemaRegistration.History, name)
                                            .MigrationsAssembly(typeof(TContext).Assembly)
                                )
                                .UseSnakeCaseNamingConvention()
                                .Options
                        )!
            );

        public Task MigrateAsync(params IEnumerable<ModuleSchema> schemas) =>
            new DatabaseMigrator(schemas, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(database.OwnerConnection, default);

        public async Task<int> CountPendingAsync(ModuleSchema schema)
        {
            await using var connection = new NpgsqlConnection(database.OwnerConnection);
            await connection.OpenAsync();
            return await schema.CountPendingAsync(connection, default);
        }

        public Task<int> RunAsync(string sql) => database.RunAsync(database.OwnerConnection, sql);

        public async ValueTask DisposeAsync() => await database.DisposeAsync();
    }

    private sealed class Older(DbContextOptions<Older> options) : DbContext(options);

    private sealed class Newer(DbContextOptions<Newer> options) : DbContext(options);

    private sealed class Other(DbContextOptions<Other> options) : DbContext(options);

    private sealed class Untouched(DbContextOptions<Untouched> options) : DbContext(options);

    [DbContext(typeof(Older)), Migration("001_rooms")]
    private sealed class OlderRooms : Rooms;

    [DbContext(typeof(Newer)), Migration("001_rooms")]
    private sealed class NewerRooms : Rooms;

    [DbContext(typeof(Newer)), Migration("002_beds")]
    private sealed class NewerBeds : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE visits.rooms ADD COLUMN beds integer");
    }

    [DbContext(typeof(Other)), Migration("001_wards")]
    private sealed class OtherWards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE visits.rooms");
    }

    [DbContext(typeof(Untouched)), Migration("001_rooms")]
    private sealed class UntouchedRooms : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateModuleSchema("untouched");
            migrationBuilder.Sql("CREATE TABLE untouched.rooms (name text PRIMARY KEY)");
        }
    }

    private abstract class Rooms : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateModuleSchema("visits");
            migrationBuilder.Sql("CREATE TABLE visits.rooms (name text PRIMARY KEY)");
        }
    }
}
