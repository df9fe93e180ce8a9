using Microsoft.AspNetCore.Builder;

namespace CareNet.Security.Contracts;

/// <summary>
/// This page or endpoint asks for the password again when the last proof is older than a quarter of an hour. It stands on whatever takes
/// access from other people or gives them power, changes what the software allows in a region, or hands out personal data in bulk: a screen
/// that was left open does none of it. <c>RecentProofTests</c> lists every form without it, with the reason.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentProofAttribute : Attribute
{
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(15);

    /// <summary>Looking needs no proof; what was typed is kept until there is one.</summary>
    public bool ToAct { get; init; }
}

public static class RecentProofEndpoints
{
    /// <summary>The same for an endpoint that acts.</summary>
    public static TBuilder AsksForProof<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new RecentProofAttribute { ToAct = true }));
        return endpoint;
    }
}
