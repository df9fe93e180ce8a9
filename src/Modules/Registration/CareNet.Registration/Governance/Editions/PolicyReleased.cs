using CareNet.Registration.Contracts;

namespace CareNet.Registration.Governance;

public static class PolicyReleasedHandler
{
    public static async Task Handle(PolicyReleased message, ReleasedPolicies released, CancellationToken ct) =>
        await released.RefreshAsync(ct);
}
