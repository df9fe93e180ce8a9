using CareNet.Platform;

namespace CareNet.Security.Audits;

public static class AuditErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "security.audit_not_found",
        "この記録は見つかりません。",
        "These records cannot be found."
    );
}
