using CareNet.Platform.Data;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Platform.Tests.Gates;

/// <summary>A module's context as it may be: with tables of its own beside the gates.</summary>
public sealed class WardContext(DbContextOptions<WardContext> options) : DbContext(options)
{
    public Task<int> WritePostAsync(PersonId author, PatientId patient, CancellationToken ct = default) =>
        Database.ExecuteSqlAsync(
            $"INSERT INTO ward.posts (id, author, patient) VALUES ({Guid.CreateVersion7()}, {author.Value}, {patient.Value})",
            ct
        );

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();
}

/// <summary>A database with such a module in it, and connections enough for forty people who write at once.</summary>
public sealed class WardDatabase : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private NpgsqlDataSource? source;

    public TestDatabase Server => database;

    public NpgsqlDataSource Source => source!;

    public WardContext Context() =>
        new(new DbContextOptionsBuilder<WardContext>().UseNpgsql(Source).UseSnakeCaseNamingConvention().Options);

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        await database.RunAsync(
            database.SuperuserConnection,
            """
            CREATE SCHEMA ward;
            GRANT USAGE ON SCHEMA ward TO carenet_app;
            CREATE TABLE ward.posts (id uuid PRIMARY KEY, author uuid NOT NULL, patient uuid NOT NULL);
            CREATE INDEX ON ward.posts (patient);
            GRANT SELECT, INSERT ON ward.posts TO carenet_app;
            """
        );
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.AppConnection) { MaxPoolSize = 80 });
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await database.DisposeAsync();
    }

    public async Task<long> PostsOnAsync(PatientId patient)
    {
        await using var command = Source.CreateCommand("SELECT count(*) FROM ward.posts WHERE patient = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = patient.Value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task<Dictionary<PatientId, long>> PostsAsync()
    {
        await using var command = Source.CreateCommand("SELECT patient, count(*) FROM ward.posts GROUP BY patient");
        await using var reader = await command.ExecuteReaderAsync();
        var posts = new Dictionary<PatientId, long>();
        while (await reader.ReadAsync())
        {
            posts.Add(PatientId.From(reader.GetGuid(0)), reader.GetInt64(1));
        }

        return posts;
    }

    /// <summary>Sessions that wait for an advisory lock of this database.</summary>
    public Task<long> WaitingAsync() =>
        database.AskAsync<long>(
            """
            SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        );
}
