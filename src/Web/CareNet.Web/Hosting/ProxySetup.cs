using System.Net;
using CareNet.Platform;
using CareNet.ServiceDefaults;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;

namespace CareNet.Web.Hosting;

/// <summary>Proxies in front of the node, HTTPS and cookies.</summary>
public static class ProxySetup
{
    public static void AddCookieRules(this WebApplicationBuilder builder)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddCookiePolicy(options =>
        {
            options.HttpOnly = HttpOnlyPolicy.Always;
            options.MinimumSameSitePolicy = SameSiteMode.Lax;
            options.Secure = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        builder.Services.AddAntiforgery(options =>
        {
            // The prefix makes browsers refuse the cookie from a subdomain or without HTTPS.
            options.Cookie.Name = development ? "carenet-form" : "__Host-carenet-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            // "Secure" is added by the policy above. Said here, every page with a form would fail where a proxy speaks HTTP to us.
            options.Cookie.SecurePolicy = CookieSecurePolicy.None;
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
    }

    /// <summary>
    /// <c>Proxy:Addresses</c> and <c>Proxy:Networks</c>, comma-separated. Without them forwarded headers are not believed:
    /// anybody could claim any address.
    /// </summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var addresses = Listed(app.Configuration["Proxy:Addresses"]).Select(IPAddress.Parse).ToList();
        var networks = Listed(app.Configuration["Proxy:Networks"]).Select(text => System.Net.IPNetwork.Parse(text)).ToList();
        if (addresses.Count + networks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        addresses.ForEach(options.KnownProxies.Add);
        networks.ForEach(options.KnownIPNetworks.Add);
        app.UseForwardedHeaders(options);
    }

    [Rule("miyazaki/leak-1", How = "enforce")]
    public static void UseTransportSecurity(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        // Only where the node itself serves HTTPS; behind a proxy the redirect is the proxy's.
        if (app.Configuration["HTTPS_PORT"] is { Length: > 0 } || app.Configuration["HTTPS_PORTS"] is { Length: > 0 })
        {
            app.UseWhen(context => !Probes.Contain(context.Request), branch => branch.UseHttpsRedirection());
        }
    }

    private static string[] Listed(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
