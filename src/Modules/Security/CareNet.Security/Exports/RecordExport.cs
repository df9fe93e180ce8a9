using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;

namespace CareNet.Security.Exports;

/// <summary>Members have no export at all. Whoever runs a facility or a region says why, where the region forbids downloads.</summary>
[Rule("misato/12-5"), Rule("nishitokyo/12-5"), Rule("misato/form-2-2-1", How = "enforce"), Rule("misato/form-3-2-1", How = "enforce")]
public static class RecordExportHandler
{
    public static async Task<Result> Handle(
        RecordExport message,
        SecurityContext context,
        StandingDirectory duties,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await RegionFor(message, duties, ct) is not { } region)
        {
            return SecurityErrors.NotFound;
        }

        var needsReason = policies.Of(region.Value)?.Settings.Downloads.Is(Permission.Forbidden) is true;
        if (Words.Wrong(message.Reason, ExportRecord.MaxReasonLength, needsReason) is { } wrong)
        {
            return wrong;
        }

        var now = clock.GetUtcNow();
        context.Add(
            new ExportRecord
            {
                Id = Guid.CreateVersion7(now),
                Facility = message.Facility,
                Region = message.Region,
                By = message.Actor,
                What = message.What,
                Reason = Words.Kept(message.Reason),
                At = now,
            }
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = $"{message.What}.export",
                Origin = message.Origin,
                Facility = message.Facility?.Value,
            },
            ct
        );
        return Result.Ok;
    }

    private static async Task<RegionCode?> RegionFor(RecordExport message, StandingDirectory duties, CancellationToken ct)
    {
        if (message.Facility is { } facility)
        {
            return await duties.RegionAdministeredBy(message.Actor, facility, ct);
        }

        var rights = await duties.RightsOf(message.Actor, ct);
        return message.Region is { } region && (rights.IsSecretariatOf(region) || rights.IsCommitteeOf(region)) ? region : null;
    }
}
