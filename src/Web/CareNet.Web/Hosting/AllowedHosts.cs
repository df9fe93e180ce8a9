using Microsoft.AspNetCore.HostFiltering;

namespace CareNet.Web.Hosting;

/// <summary>
/// The names under which this node answers: those of <c>AllowedHosts</c> (separated by semicolons), and this machine's own for probes. Any
/// other name leads here by mistake or by a trick on somebody's browser.
/// </summary>
public static class AllowedHosts
{
    public const string Setting = "AllowedHosts";
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddAllowedHosts(this WebApplicationBuilder builder)
    {
        var named = Named(builder.Configuration);
        builder.Services.PostConfigure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = [.. Loopback, .. named];
            options.IncludeFailureMessage = false;
        });
    }

    /// <summary>In development the loopback names are enough. Elsewhere people come by a name, which must be said.</summary>
    public static void Require(IConfiguration configuration, IHostEnvironment environment)
    {
        var named = Named(configuration);
        if (!environment.IsDevelopment() && named is [])
        {
            throw new StartFailure($"{Setting} is not set: name the hosts under which people reach CareNet, like care.example.jp.");
        }

        if (named.FirstOrDefault(name => !IsHost(name)) is { } wrong)
        {
            throw new StartFailure(
                $"{Setting} holds \"{wrong}\", which is no host: give names alone, like care.example.jp, separated by semicolons."
            );
        }
    }

    // An address that stands for all of them would switch the filter off.
    private static bool IsHost(string name) =>
        Uri.CheckHostName(name) != UriHostNameType.Unknown && name.Trim('[', ']') is not ("0.0.0.0" or "::");

    private static string[] Named(IConfiguration configuration) =>
        (configuration[Setting] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
