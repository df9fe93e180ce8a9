using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Jobs.Node.Suite;

/// <summary>The suite's own tables: what jobs did inside their transactions.</summary>
public sealed class SuiteContext(DbContextOptions<SuiteContext> options) : DbContext(options)
{
    public const string Schema = "suite";

    public const string Tables = """
        CREATE SCHEMA suite;
        GRANT USAGE ON SCHEMA suite TO carenet_app;
        CREATE TABLE suite.deeds (id uuid PRIMARY KEY, what text NOT NULL);
        CREATE TABLE suite.attempts (job text NOT NULL, scheduled_for timestamp with time zone NOT NULL, process integer NOT NULL);
        GRANT ALL ON ALL TABLES IN SCHEMA suite TO carenet_app;
        """;

    public DbSet<Deed> Deeds => Set<Deed>();

    public void Did(string what) => Deeds.Add(new Deed { Id = Guid.CreateVersion7(), What = what });

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<Deed>().HasKey(deed => deed.Id);
    }
}

public sealed class Deed
{
    public required Guid Id { get; init; }

    public required string What { get; init; }
}
