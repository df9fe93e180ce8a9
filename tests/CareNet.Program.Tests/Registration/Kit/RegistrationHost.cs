using CareNet.Policy;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Kit;

/// <summary>One database and one program for a test class; time stands still until a test moves it.</summary>
public class RegistrationHost : IAsyncLifetime
{
    private readonly List<CareNetApp> apps = [];
    private readonly Dictionary<string, CareNetApp> without = [];

    public RegistrationHost()
        : this(new SharedDatabase()) { }

    protected RegistrationHost(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public TestClock Clock { get; } = new();

    public CareNetApp App => field ??= With(null);

    /// <summary>The same database under policies of a test's own.</summary>
    public CareNetApp With(PolicyBook? policies)
    {
        var app = new CareNetApp(Database) { Clock = Clock, Policies = policies };
        apps.Add(app);
        return app;
    }

    /// <summary>The program without one rule of a region; started once for all tests of the class.</summary>
    public CareNetApp Without(string rule)
    {
        if (!without.TryGetValue(rule, out var app))
        {
            without[rule] = app = With(Regions.Book.With(Regions.Policy(rule.Split('/')[0]).Without(rule)));
        }

        return app;
    }

    public Task InitializeAsync() => Database.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }

        await Database.DisposeAsync();
    }
}

/// <summary>For tests of what concerns a whole region, and of rows that are listed in the order of their entry.</summary>
public sealed class LoneRegistrationHost() : RegistrationHost(new ClearedDatabase());
