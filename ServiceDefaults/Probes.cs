using Microsoft.AspNetCore.Http;

namespace CareNet.ServiceDefaults;

/// <summary>The two addresses that balancers and Aspire ask, several times a minute: they are neither logged nor traced.</summary>
public static class Probes
{
    /// <summary>Answers as long as the process lives.</summary>
    public const string Alive = "/alive";

    /// <summary>Answers 200 while the node may take traffic, otherwise 503.</summary>
    public const string Health = "/health";

    public static bool Contain(HttpRequest request) => request.Path == Alive || request.Path == Health;
}
