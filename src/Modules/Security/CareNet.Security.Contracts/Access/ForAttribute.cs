using Microsoft.AspNetCore.Builder;

namespace CareNet.Security.Contracts;

/// <summary>
/// Says on a page who may reach it; one of them is enough. What the route names as <c>{facility}</c> or <c>{region}</c> is checked
/// with it. Without this mark a page asks for somebody signed in, and the table of endpoints fails until it is classified.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForAttribute(params Who[] who) : Attribute
{
    public IReadOnlyList<Who> Who { get; } = who;
}

public static class ForEndpoints
{
    /// <summary>The same for an endpoint: <c>app.MapPost(…).For(Who.Secretariat)</c>.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, params Who[] who)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new ForAttribute(who)));
        return endpoint;
    }
}
