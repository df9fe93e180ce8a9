using CareNet.Platform.Audit;
using CareNet.Security.Contracts.Audits;

namespace CareNet.Security.Audits;

/// <summary>Actions are codes like <c>device.register</c>: their first words tell what they are about.</summary>
public static class AuditTopics
{
    public static bool Has(AuditTopic topic, AuditRow row) => topic switch
    {
        AuditTopic.SignIns => Begins(row, "sign_in", "session"),
        AuditTopic.Failures => row.Outcome is "refused" or "failed",
        AuditTopic.Permissions => Begins(row, "account", "role", "person", "access", "governance"),
        AuditTopic.Reading => Ends(row, ".read", ".look", ".open") || Begins(row, "read"),
        AuditTopic.Exports => Ends(row, ".export", ".print", ".download") || Begins(row, "export"),
        AuditTopic.Devices => Begins(row, "device", "take_out"),
        AuditTopic.Incidents => Begins(row, "incident"),
        _ => true,
    };

    private static bool Begins(AuditRow row, params string[] words) => words.Any(word => row.Action.StartsWith(word, StringComparison.Ordinal));

    private static bool Ends(AuditRow row, params string[] words) => words.Any(word => row.Action.EndsWith(word, StringComparison.Ordinal));
}
