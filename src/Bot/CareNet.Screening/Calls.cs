using CareNet.Platform;

namespace CareNet.Screening;

/// <summary>Whom to phone for which kind of reason.</summary>
internal static class Calls
{
    private static readonly HashSet<string> Ambulance =
    [
        "airway",
        "breathing",
        "circulation",
        "consciousness",
        "stroke",
        "seizure",
        "anaphylaxis",
        "bleeding",
        "environment",
        "missing",
    ];

    public static Phrase RuleWhy { get; } =
        new("急変や緊急の連絡は電話で、が地域の決まりです", "The region's rule: urgent matters go by phone");

    public static IReadOnlyList<Call> For(Level level, string? category, IReadOnlyList<Reason> reasons)
    {
        if (level == Level.None)
        {
            return [];
        }

        if (level == Level.Amber && reasons.Any(reason => reason.Category == "lost-device"))
        {
            return [Call.Secretariat, Call.Facility];
        }

        return category switch
        {
            // Expected or not: the doctor or the visiting nurse decides what follows, not an ambulance by itself.
            "end-of-life" => [Call.DoctorOnCall, Call.VisitingNurse],
            "abuse" => [Call.Facility, Call.DoctorOnCall, Call.VisitingNurse],
            "no-contact" => [Call.Facility, Call.VisitingNurse, Call.Emergency],
            _ when level == Level.Red
                    && (
                        Ambulance.Contains(category!)
                        || reasons.Any(reason => reason.Level == Level.Red && Ambulance.Contains(reason.Category))
                    ) => [Call.Emergency, Call.DoctorOnCall, Call.VisitingNurse],
            _ => [Call.DoctorOnCall, Call.VisitingNurse, Call.Facility],
        };
    }
}
