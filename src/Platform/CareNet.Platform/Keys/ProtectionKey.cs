namespace CareNet.Platform.Keys;

/// <summary>One data-protection key, shared by all nodes so that a cookie from one is understood by the others.</summary>
public sealed class ProtectionKey
{
    public required string Id { get; init; }

    public required string Xml { get; init; }
}
