using CareNet.Platform.Data;
using CareNet.Web.Hosting;
using CareNet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareNet.Web.Tests.Design;

/// <summary>The pages alone, without a database: for everything that shows the same to everybody.</summary>
public sealed class PagesHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PagesHost(WebApplication app) => this.app = app;

    public static async Task<PagesHost> StartAsync(string environment = "Development")
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = environment,
                ApplicationName = typeof(App).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseTestServer();
        // Pages alone: Wolverine, which a context's outbox would need, is not there.
        builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = false);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(NpgsqlDataSource.Create("Host=127.0.0.1;Port=1"));
        builder.Services.AddModuleContext<PlatformContext>(PlatformContext.Schema);
        builder.Services.AddRazorComponents();
        builder.Services.AddPages();
        builder.Services.AddPolicies();
        builder.Services.Configure<Microsoft.AspNetCore.Routing.RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);

        var app = builder.Build();
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseFormTokens();
        app.MapPages();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>A browser without a memory: what it should know is given.</summary>
    public HttpClient Browser(string? cookies = null, string? languages = null)
    {
        var client = app.GetTestClient();
        Add(client, "Cookie", cookies);
        Add(client, "Accept-Language", languages);
        return client;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Add(HttpClient client, string header, string? value)
    {
        if (value is not null)
        {
            client.DefaultRequestHeaders.Add(header, value);
        }
    }
}
