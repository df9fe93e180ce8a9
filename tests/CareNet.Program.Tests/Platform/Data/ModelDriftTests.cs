using CareNet.Platform.Data;
using CareNet.Platform.Messaging;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CareNet.Platform.Tests.Data;

/// <summary>The migrations are written by hand, so the models are held against what the database really has.</summary>
public class ModelDriftTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Schemas => [.. TestCluster.Schemas().Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Every_mapped_column_is_there_with_its_type_and_nullability(string name)
    {
        var schema = TestCluster.Schemas().Single(candidate => candidate.Name == name);
        await using var connection = new NpgsqlConnection(database.OwnerConnection);
        await connection.OpenAsync();
        await using var context = schema.Open(connection);

        var expected = Mapped(context).ToList();
        var actual = await Existing(connection, name);

        expected.ShouldNotBeEmpty();
        expected.Except(actual).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_column_that_the_database_lacks_is_found()
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnection);
        await connection.OpenAsync();
        var options = new DbContextOptionsBuilder<Drifted>().UseNpgsql(connection).UseSnakeCaseNamingConvention().Options;
        await using var context = new Drifted(options);

        Mapped(context).Except(await Existing(connection, "platform")).ShouldBe(["platform.regions.population integer not null"]);
    }

    private static IEnumerable<string> Mapped(DbContext context) =>
        from table in context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
        where table.Schema != MessagingSchema.Name // Wolverine's own, which it maps into every context.
        from column in table.Columns
        select $"{table.Schema}.{table.Name}.{column.Name} {column.StoreType} {(column.IsNullable ? "null" : "not null")}";

    private static async Task<HashSet<string>> Existing(NpgsqlConnection connection, string schema)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' not null' ELSE ' null' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = '{schema}' AND c.relkind IN ('r', 'p') AND (a.attnum > 0 OR a.attname = 'xmin') AND NOT a.attisdropped
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        var found = new HashSet<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private sealed class Drifted(DbContextOptions<Drifted> options) : DbContext(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
            configurationBuilder.UseHouseConventions();

        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<District>(district =>
            {
                district.ToTable("regions", "platform").HasKey(d => d.Code);
                district.Property(d => d.Code).HasMaxLength(40);
            });
    }

    private sealed class District
    {
        public required string Code { get; init; }

        public int Population { get; init; }
    }
}
