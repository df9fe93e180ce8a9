using System.Reflection;
using System.Text.RegularExpressions;
using CareNet.Security.Tests.Access;
using CareNet.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>The addresses of the program: which route an address belongs to, and what its page reads from the query.</summary>
internal sealed partial class Map
{
    private readonly List<(Regex Form, string Pattern)> routes;
    private readonly Dictionary<string, IReadOnlyList<string>> queries = [];
    private readonly Dictionary<string, IReadOnlyList<string>> models = [];

    public Map(CareNetApp app)
    {
        Rows = EndpointTable.Of(app);
        routes =
        [
            .. from pattern in Rows.Select(row => row.Pattern).Distinct()
            orderby Parameter().Count(pattern), pattern.Length descending
            select (
                new Regex(
                    "^" + string.Concat(Parameter().Split(pattern).Select((part, at) => at % 2 == 0 ? Regex.Escape(part) : Of(part))) + "$",
                    RegexOptions.IgnoreCase
                ),
                pattern
            ),
        ];
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page })
            {
                var (pattern, properties) = (
                    "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                    page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                );
                models[pattern] =
                [
                    .. properties
                        .Where(property => property.IsDefined(typeof(SupplyParameterFromFormAttribute)))
                        .SelectMany(property => property.PropertyType.GetProperties())
                        .Select(property => property.Name),
                ];
                queries[pattern] =
                [
                    .. from property in properties
                    let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
                    where query is not null
                    select query.Name ?? property.Name,
                ];
            }
        }
    }

    public IReadOnlyList<EndpointTable.Row> Rows { get; }

    /// <summary>The names of what messages between modules carry.</summary>
    public IReadOnlyList<string> Messages { get; } =
    [
        .. from assembly in new[] { typeof(Registration.Contracts.RecordTraining).Assembly, typeof(Contracts.SignInByPassword).Assembly }
        from type in assembly.GetExportedTypes()
        where type.GetProperty("Actor") is not null
        from property in type.GetProperties()
        group property by property.Name into same
        orderby same.Count() descending, same.Key
        select same.Key,
    ];

    public bool IsPage(string pattern) => queries.ContainsKey(pattern);

    /// <summary>The properties of what the page of this address reads from its forms.</summary>
    public IReadOnlyList<string> ModelOf(string address) =>
        PatternOf(address) is { } pattern ? models.GetValueOrDefault(pattern) ?? [] : [];

    /// <summary>Null for a file, or an address of nobody.</summary>
    public string? PatternOf(string address)
    {
        var path = address.Split('?')[0];
        return routes.FirstOrDefault(route => route.Form.IsMatch(path)).Pattern;
    }

    public IReadOnlyList<string> QueryOf(string pattern) => queries.GetValueOrDefault(pattern) ?? [];

    /// <summary>Every way to fill a route with what is known; none if something is not.</summary>
    public static IEnumerable<string> Filled(string pattern, Func<string, IReadOnlyList<string>> known)
    {
        IEnumerable<string> filled = [""];
        foreach (var (part, at) in Parameter().Split(pattern).Select((part, at) => (part, at)))
        {
            filled =
                at % 2 == 0
                    ? filled.Select(path => path + part)
                    : filled.SelectMany(path => known(NameOf(part)).Select(value => path + value));
        }

        return filled;
    }

    private static string NameOf(string parameter) => parameter.TrimStart('*').Split(':')[0].ToLowerInvariant();

    private static string Of(string parameter) =>
        parameter.EndsWith(":guid", StringComparison.Ordinal) ? "[0-9a-f-]{36}"
        : parameter.EndsWith(":int", StringComparison.Ordinal) ? @"\d+"
        : parameter.StartsWith('*') ? ".*"
        : "[^/]+";

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Parameter();
}
