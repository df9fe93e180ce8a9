using CareNet.Policy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;

namespace CareNet.Testing;

/// <summary>
/// The real program on a test database. Starting it takes a good part of a second, so the tests of a database share one host, each
/// with its own clock: it is lent to one test at a time. A test with policies or settings of its own, and a second program on
/// the same database, get a host of their own.
/// </summary>
public sealed class CareNetApp(TestDatabase database, Action<IWebHostBuilder>? change = null) : IAsyncDisposable, IDisposable
{
    public const int QuickRounds = 1_000;

    private CareNetHost? host;
    private bool isLent;

    public TimeProvider? Clock { get; init; }

    /// <summary>A password is hashed quickly, unless the hashing itself is what a test is about: then null, for the program's own rounds.</summary>
    public int? HashRounds { get; init; } = QuickRounds;

    /// <summary>A host of its own, for a test that takes its database away.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Policies of a test's own, for instance with one rule less; otherwise those of the checkout.</summary>
    public PolicyBook? Policies { get; init; }

    public IServiceProvider Services => Host.Services;

    public TestServer Server => Host.Server;

    public WebApplicationFactoryClientOptions ClientOptions => Host.ClientOptions;

    private CareNetHost Host => host ??= Take();

    public HttpClient CreateClient() => Host.CreateClient();

    public HttpClient CreateClient(WebApplicationFactoryClientOptions options) => Host.CreateClient(options);

    /// <summary>On a real port, so on a host of its own.</summary>
    public void UseKestrel(Action<KestrelServerOptions> listen) => (host = Own()).UseKestrel(listen);

    public void UseKestrel(int port) => (host = Own()).UseKestrel(port);

    public void StartServer() => Host.StartServer();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (isLent)
        {
            database.GiveBack();
        }
        else if (host is not null)
        {
            await host.DisposeAsync();
        }

        (host, isLent) = (null, false);
    }

    private CareNetHost Take()
    {
        isLent = !IsAlone && change is null && Policies is null && HashRounds == QuickRounds && database.TryBorrow(Clock ?? TimeProvider.System, out host);
        return host ?? Own();
    }

    private CareNetHost Own()
    {
        // Both would work on the queues of this database, and the other one by another clock or other policies.
        database.StopUnlentHost();
        return new(database, change, Clock, HashRounds, Policies);
    }
}
