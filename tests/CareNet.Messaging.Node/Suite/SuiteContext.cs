using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Messaging.Node.Suite;

/// <summary>The suite's own tables: what handlers did inside their transactions.</summary>
public sealed class SuiteContext(DbContextOptions<SuiteContext> options) : DbContext(options)
{
    public DbSet<Deed> Deeds => Set<Deed>();

    /// <summary>Holds a commit of this context back when everything is stored.</summary>
    public Func<Task>? BeforeCommit { get; set; }

    /// <summary>Happens right after a commit of this context, before anything else can.</summary>
    public Action? AfterCommit { get; set; }

    public void Did(string what, string key, int number = 0) =>
        Deeds.Add(
            new Deed
            {
                Id = Guid.CreateVersion7(),
                What = what,
                Key = key,
                Number = number,
                Process = Environment.ProcessId,
            }
        );

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("suite");
        modelBuilder.Entity<Deed>().HasKey(deed => deed.Id);
    }
}

/// <summary>A second context, for handlers that are wrong to want two.</summary>
public sealed class OtherContext(DbContextOptions<OtherContext> options) : DbContext(options);

public sealed class Deed
{
    public required Guid Id { get; init; }

    public required string What { get; init; }

    public required string Key { get; init; }

    public int Number { get; init; }

    public int Process { get; init; }
}
