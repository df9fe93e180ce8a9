using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Security.Audits;

/// <summary>
/// Actions are codes like <c>device.register</c> or <c>registration.role_change</c>: their words tell what they are about.
/// </summary>
public static class AuditTopics
{
    private static readonly char[] Between = ['.', '_'];

    public static bool Has(AuditTopic topic, AuditRow row) =>
        topic switch
        {
            AuditTopic.SignIns => row.Action.StartsWith("sign_", StringComparison.Ordinal) || Begins(row, "session"),
            AuditTopic.Failures => row.Outcome is "refused" or "failed",
            AuditTopic.Permissions => Begins(row, "account", "access", "password", "factor")
                || Says(row, "role", "office", "sanction", "standing"),
            AuditTopic.Reading => Says(row, "read", "look"),
            AuditTopic.Exports => Says(row, "export", "print", "download"),
            AuditTopic.Devices => Begins(row, "device", "take"),
            AuditTopic.Incidents => Begins(row, "incident"),
            _ => true,
        };

    private static bool Begins(AuditRow row, params string[] words) => words.Contains(row.Action.Split(Between)[0]);

    private static bool Says(AuditRow row, params string[] words) => row.Action.Split(Between).Any(words.Contains);
}
