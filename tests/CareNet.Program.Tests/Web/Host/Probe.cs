using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Web.Tests.Host;

/// <summary>A test's own endpoints in the program's own pipeline.</summary>
public static class Probe
{
    public static CareNetApp App(
        TestDatabase database,
        Action<IEndpointRouteBuilder> map,
        Action<IWebHostBuilder>? change = null,
        string environment = "Development",
        string? settings = null
    ) =>
        new(
            database,
            host =>
            {
                host.UseEnvironment(environment);
                host.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new MoreEndpoints(map)));
                change?.Invoke(host);
            }
        )
        {
            Settings = settings,
        };

    public static HttpRequestMessage Ask(string path, string accept = "text/html", HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return request;
    }

    private sealed class MoreEndpoints(Action<IEndpointRouteBuilder> map) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                next(app);
                app.UseEndpoints(routes => map(routes.MapGroup("").For(Who.Anyone)));
            };
    }
}
