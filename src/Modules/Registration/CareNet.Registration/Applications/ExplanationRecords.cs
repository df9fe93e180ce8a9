using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

internal static class ExplanationRecords
{
    public static Explanation New(
        UsageApplication application,
        ExplanationWay way,
        DateOnly on,
        DateTimeOffset? heldAt,
        PersonId? by,
        TimeProvider clock
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Application = application.Id,
            Way = way,
            On = on,
            HeldAt = heldAt,
            HeldBy = by,
        };
}
