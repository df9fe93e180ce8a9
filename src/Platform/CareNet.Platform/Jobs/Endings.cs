using Hangfire.States;

namespace CareNet.Platform.Jobs;

internal enum Ending
{
    Over,

    /// <summary>Another run of the same job goes on.</summary>
    NotItsTurn,
}

/// <summary>Puts a firing back that came while another run of its job went on.</summary>
internal sealed class Endings : IElectStateFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is SucceededState { Result: Ending.NotItsTurn })
        {
            context.CandidateState = new ScheduledState(Pause) { Reason = "Another run of this job goes on" };
        }
    }
}
