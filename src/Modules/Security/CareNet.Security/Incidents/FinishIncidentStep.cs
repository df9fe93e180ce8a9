using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

/// <summary>Records when a step was done and what came of it: the carrier's lock with the time of the call, the law's reports.</summary>
[Rule("miyazaki/lost-3", How = "record")]
public static class FinishIncidentStepHandler
{
    public static async Task<Result> Handle(FinishIncidentStep message, IncidentStore store, CancellationToken ct)
    {
        if (Words.Wrong(message.Note, 1000, isNeeded: false, hasLines: true) is { } wrong)
        {
            return wrong;
        }

        if (
            await store.ForChange(message.Actor, message.Id, ct) is not { } incident
            || (await store.StepsOf(incident.Id, ct)).Find(step => step.Id == message.Step) is not { } step
        )
        {
            return IncidentErrors.NotFound;
        }

        if (incident.State is IncidentState.Closed)
        {
            return IncidentErrors.AlreadyClosed;
        }

        if (step.Finish(message.DoneAt, Words.Kept(message.Note), message.Actor, store.Now).Error is { } refused)
        {
            return refused;
        }

        store.Write(incident, IncidentLineKind.StepDone, message.Actor, step.Note);
        await store.Note(incident, "incident.finish_step", message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
