using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Deploy.Tests.Nodes;

/// <summary>The real program as in production, behind the proxy; and a second proxy whose node is gone.</summary>
public sealed class ProxiedNode : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private CareNetApp? app;

    public Proxy Proxy { get; private set; } = null!;

    public Proxy Alone { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Nginx.Program is null)
        {
            return;
        }

        await database.InitializeAsync();
        var port = int.Parse(FreePort.Next(), null);
        app = new(database, web => web.UseEnvironment("Production").UseSetting("Proxy:Addresses", "127.0.0.1"));
        app.UseKestrel(kestrel => kestrel.ListenLocalhost(port));
        app.StartServer();
        Proxy = await Proxy.BeforeAsync(new($"http://127.0.0.1:{port}"));
        Alone = await Proxy.BeforeAsync(new("http://127.0.0.1:1"));
    }

    public async Task DisposeAsync()
    {
        if (app is null)
        {
            return;
        }

        await Proxy.DisposeAsync();
        await Alone.DisposeAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
