namespace CareNet.Security;

/// <summary>The section <c>Security</c> of the configuration.</summary>
public sealed class SecurityOptions
{
    /// <summary>Ids of the people who run the installation.</summary>
    public IList<Guid> Operators { get; init; } = [];
}
