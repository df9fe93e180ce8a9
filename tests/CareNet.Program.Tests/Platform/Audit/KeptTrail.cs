using System.Text;
using CareNet.Platform.Audit;
using CareNet.Platform.Data;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareNet.Platform.Tests.Audit;

/// <summary>A database of its own with a trail in it, as the nodes keep it and as a forger with the owner's rights reaches it.</summary>
public sealed class KeptTrail : IAsyncDisposable
{
    public const string Secret = "the installation's secret";
    private readonly TestDatabase database;

    private KeptTrail(TestDatabase database)
    {
        this.database = database;
        Source = NpgsqlDataSource.Create(database.AppConnection);
    }

    public NpgsqlDataSource Source { get; }

    public TestClock Clock { get; } = new();

    public AuditWriter Writer => new(Source, NullLogger<AuditWriter>.Instance);

    public AuditTrail Reader => new(Source, Clock);

    public static async Task<KeptTrail> OpenAsync(int sealedEntries = 0)
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        var trail = new KeptTrail(database);
        await trail.WriteAsync(sealedEntries);
        await trail.SealAsync();
        return trail;
    }

    public AuditEntry Entry(string action = "consent.withdraw") =>
        new()
        {
            At = Clock.GetUtcNow(),
            Actor = AuditActor.Person(Guid.CreateVersion7()),
            Action = action,
            Origin = new("192.0.2.7", Guid.CreateVersion7(), "0af7651916cd43dd8448eb211c80319c"),
            Subject = new("consent", Guid.CreateVersion7()),
            Facility = Guid.CreateVersion7(),
            Patient = Guid.CreateVersion7(),
            Code = "consent.already_withdrawn",
            Details = new Dictionary<string, string> { ["rule"] = "okayama/4" },
        };

    public PlatformContext Context() =>
        new(new DbContextOptionsBuilder<PlatformContext>().UseNpgsql(Source).UseSnakeCaseNamingConvention().Options);

    /// <summary>One entry a minute.</summary>
    public async Task WriteAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Writer.RecordApart(Entry());
        }
    }

    public Task<int> SealAsync(string? secret = Secret) =>
        new AuditSealing(Source, Key(secret), Clock, NullLogger<AuditSealing>.Instance).SealAsync(default);

    public async Task<(AuditCheck Check, List<AuditFinding> Findings)> VerifyAsync(
        AuditHead? known = null,
        string? secret = Secret,
        string? before = null
    )
    {
        var findings = new List<AuditFinding>();
        return (
            await new AuditVerification(Source, Key(secret), known, findings.Add, before is null ? null : Key(before)).RunAsync(default),
            findings
        );
    }

    public static AuditKey Key(string? secret) => AuditKey.From(secret is null ? null : Encoding.UTF8.GetBytes(secret));

    public Task<int> ForgeAsync(string sql) => database.RunAsync(database.OwnerConnection + ";Command Timeout=300", sql);

    public Task<int> RunAsync(string sql) => database.RunAsync(sql);

    public Task<T?> AskAsync<T>(string sql) => database.AskAsync<T>(sql);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await database.DisposeAsync();
    }
}
