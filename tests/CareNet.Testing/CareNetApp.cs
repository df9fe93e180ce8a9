using CareNet.Policy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;

namespace CareNet.Testing;

/// <summary>
/// The real program on a test database. Starting it takes a good part of a second, so the tests of a database share one host. Each app
/// has its own clock and, where a test gives them, its own policies; the host takes them on whenever it is used through that app. A test
/// with settings of its own, and a second program under the same policies, get a host of their own. Tests that all have the same settings
/// name them, and share a host too.
/// </summary>
public sealed class CareNetApp(TestDatabase database, Action<IWebHostBuilder>? change = null) : IAsyncDisposable, IDisposable
{
    public const int QuickRounds = 1_000;

    private CareNetHost? host;
    private bool isLent;
    private bool isShared;

    public TimeProvider? Clock { get; init; }

    /// <summary>
    /// The name of the settings in <c>change</c>: the apps of a database with this name share one host, on the real clock.
    /// </summary>
    public string? Settings { get; init; }

    /// <summary>
    /// A password is hashed quickly, unless the hashing itself is what a test is about: then null, for the program's own rounds.
    /// </summary>
    public int? HashRounds { get; init; } = QuickRounds;

    /// <summary>True for a test that takes its database away, or compares two programs: the host is not shared.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Policies of a test's own, for instance with one rule less; otherwise those of the checkout.</summary>
    public PolicyBook? Policies { get; init; }

    public IServiceProvider Services => Host.Services;

    public TestServer Server => Host.Server;

    public WebApplicationFactoryClientOptions ClientOptions => Host.ClientOptions;

    private CareNetHost Host
    {
        get
        {
            host ??= Take();
            if (isShared && Settings is null)
            {
                host.TakeOn(Clock ?? TimeProvider.System, Policies);
            }

            return host;
        }
    }

    public HttpClient CreateClient() => CreateClient(ClientOptions);

    public HttpClient CreateClient(WebApplicationFactoryClientOptions options)
    {
        List<DelegatingHandler> handlers = [new Turn(this)];
        if (options.AllowAutoRedirect)
        {
            handlers.Add(new RedirectHandler(options.MaxAutomaticRedirections));
        }

        if (options.HandleCookies)
        {
            handlers.Add(new CookieContainerHandler());
        }

        return Host.CreateDefaultClient(options.BaseAddress, [.. handlers]);
    }

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
        else if (host is not null && !isShared)
        {
            await host.DisposeAsync();
        }

        (host, isLent, isShared) = (null, false, false);
    }

    private CareNetHost Take()
    {
        if (Settings is not null)
        {
            if (Clock is not null || Policies is not null)
            {
                throw new InvalidOperationException(
                    "Apps with named settings share one host, which has one clock and one set of policies."
                );
            }

            isShared = true;
            return database.HostWith(Settings, Own);
        }

        if (IsAlone || change is not null || HashRounds != QuickRounds)
        {
            return Own();
        }

        isLent = database.TryBorrow(out var borrowed);
        isShared = isLent || Policies is not null;
        return isShared ? borrowed : Own();
    }

    private CareNetHost Own()
    {
        // Both would work on the queues of this database, and the other one by another clock or other policies.
        database.StopUnlentHost();
        return new(database, change, Clock, HashRounds, Policies);
    }

    /// <summary>The host takes on this app's clock and policies before each of its requests.</summary>
    private sealed class Turn(CareNetApp app) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _ = app.Host;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
