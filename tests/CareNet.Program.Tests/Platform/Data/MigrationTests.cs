using CareNet.Platform.Data;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace CareNet.Platform.Tests.Data;

public class MigrationTests(EmptyDatabase database) : IClassFixture<EmptyDatabase>
{
    [Fact]
    public async Task Four_nodes_that_start_at_once_migrate_once_and_all_come_up_and_a_later_start_applies_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestCluster.MigrateAsync(database.OwnerConnection)));

        var applied = await HistoryAsync();
        applied.Split(',').Length.ShouldBe(TestCluster.Schemas().Sum(MigrationsOf));

        await TestCluster.MigrateAsync(database.OwnerConnection);

        (await HistoryAsync()).ShouldBe(applied);
    }

    // With the transaction that wrote each row, so that a row written again is another one.
    private async Task<string> HistoryAsync()
    {
        var rows = TestCluster
            .Schemas()
            .Select(schema => $"SELECT '{schema.Name}.' || migration_id AS id, xmin FROM {schema.Name}.{ModuleSchemaRegistration.History}");
        return (
            await database.AskAsync<string>(
                $"SELECT string_agg(id || ' ' || xmin::text, ',' ORDER BY id) FROM ({string.Join(" UNION ALL ", rows)}) AS history"
            )
        )!;
    }

    private static int MigrationsOf(ModuleSchema schema) =>
        schema.Context.Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(Migration)));
}

public class RightsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Entry =
        "INSERT INTO platform.audit_entries (at, actor_kind, action, outcome) VALUES (now(), 'job', 'test', 'done')";

    [Theory]
    [InlineData("UPDATE platform.audit_entries SET outcome = 'other'")]
    [InlineData("DELETE FROM platform.audit_entries")]
    [InlineData("TRUNCATE platform.audit_entries")]
    [InlineData("DROP TABLE platform.audit_entries")]
    [InlineData("ALTER TABLE platform.audit_entries DISABLE TRIGGER ALL")]
    [InlineData("SET ROLE carenet_owner")]
    [InlineData("CREATE TABLE platform.more (id int)")]
    [InlineData("DELETE FROM platform.__migrations")]
    public async Task A_node_adds_audit_rows_and_can_do_nothing_else_to_them(string forbidden)
    {
        (await database.RunAsync(Entry)).ShouldBe(1);
        var refusal = await Should.ThrowAsync<PostgresException>(() => database.RunAsync(forbidden));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
