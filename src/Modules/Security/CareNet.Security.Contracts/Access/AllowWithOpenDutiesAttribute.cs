using Microsoft.AspNetCore.Builder;

namespace CareNet.Security.Contracts;

/// <summary>Open also to somebody who first has to do what the region asks: here it is done, or here nobody may be kept from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowWithOpenDutiesAttribute : Attribute;

public static class OpenDutiesEndpoints
{
    public static TBuilder AllowWithOpenDuties<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new AllowWithOpenDutiesAttribute()));
        return endpoint;
    }
}
