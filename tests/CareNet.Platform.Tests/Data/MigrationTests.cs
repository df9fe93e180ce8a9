using CareNet.Platform.Data;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Platform.Tests.Data;

public class MigrationTests(EmptyDatabase database) : IClassFixture<EmptyDatabase>
{
    [Fact]
    public async Task Four_nodes_that_start_at_once_migrate_once_and_all_come_up()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestCluster.MigrateAsync(database.OwnerConnection)));

        var applied = await database.AskAsync<long>($"SELECT count(*) FROM platform.{ModuleSchemaRegistration.History}");
        applied.ShouldBeGreaterThan(0);
        (await database.AskAsync<long>($"SELECT count(DISTINCT migration_id) FROM platform.{ModuleSchemaRegistration.History}")).ShouldBe(
            applied
        );
    }
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
