namespace CareNet.Security.Contracts;

/// <summary>This page asks for the password again when the last proof is older than a quarter of an hour.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentProofAttribute : Attribute
{
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(15);
}
