using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace CareNet.Web.Hosting;

/// <summary>
/// Leaves out of an address what its page cannot read: <c>?page=abc</c> shows the first page. Otherwise the framework throws while it
/// fills in the page, and the reader of a mistyped address gets an error of the node.
/// </summary>
public sealed class QueryCleanup(RequestDelegate next)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> Known = new();

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.QueryString.HasValue && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page })
        {
            var asked = Known.GetOrAdd(page, Typed);
            var unreadable = http
                .Request.Query.Where(given => asked.TryGetValue(given.Key, out var type) && given.Value.Any(text => !IsRead(type, text)))
                .ToList();
            if (unreadable.Count > 0)
            {
                http.Request.QueryString = QueryString.Create(
                    http.Request.Query.ExceptBy(unreadable.Select(given => given.Key), given => given.Key)
                );
            }
        }

        return next(http);
    }

    private static Dictionary<string, Type> Typed(Type page) =>
        (
            from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
            where query is not null
            select (Name: query.Name ?? property.Name, Type: Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
        ).ToDictionary(asked => asked.Name, asked => asked.Type, StringComparer.OrdinalIgnoreCase);

    private static bool IsRead(Type type, string? text) =>
        type == typeof(int) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        : type == typeof(bool) ? bool.TryParse(text, out _)
        : type == typeof(string) || type == typeof(string[]) ? true
        : throw new NotSupportedException($"Say here how a {type.Name} is read from an address.");
}
