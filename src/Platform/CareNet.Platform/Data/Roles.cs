namespace CareNet.Platform.Data;

/// <summary>The database roles: one owns and migrates, the other serves and cannot rewrite the audit trail.</summary>
public static class Roles
{
    public const string Owner = "carenet_owner";
    public const string App = "carenet_app";
}
