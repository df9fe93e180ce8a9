using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

/// <summary>
/// The steps that the Act on the Protection of Personal Information requires when personal data may have leaked. It is the law for every
/// region and never shown as a region's rule. The day on which it became known counts as the first.
/// </summary>
public static class LeakLaw
{
    private const int PreliminaryDays = 5;
    private const int FinalDays = 30;

    /// <summary>The days for the final report if it may have been done on purpose, such as an intrusion or a theft of data.</summary>
    private const int FinalDaysIfWrongful = 60;

    public static IEnumerable<IncidentStep> StepsFor(Incident incident, int position, DateTimeOffset now)
    {
        if (incident.LeakKnownOn is not { } known)
        {
            yield break;
        }

        yield return Step(IncidentStepKind.PreliminaryReport, known.AddDays(PreliminaryDays - 1));
        // "Without delay": the law names no number of days, so the first report's day reminds of it.
        yield return Step(IncidentStepKind.TellThePersons, known.AddDays(PreliminaryDays - 1));
        yield return Step(IncidentStepKind.FinalReport, known.AddDays((incident.IsWrongfulPurpose ? FinalDaysIfWrongful : FinalDays) - 1));

        IncidentStep Step(IncidentStepKind kind, DateOnly due) =>
            IncidentPlan.Step(incident, position++, kind, IncidentStepSource.Law, now, dueOn: due);
    }
}
