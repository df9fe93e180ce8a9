using CareNet.Platform;

namespace CareNet.Screening;

public enum Level
{
    None,
    Amber,
    Red,
}

/// <summary>Whom to phone, in this order; the caller knows the numbers.</summary>
public enum Call
{
    Emergency,
    DoctorOnCall,
    VisitingNurse,
    Facility,
    Secretariat,
}

/// <summary>One reason: characters Start to End of the text as it was typed (UTF-16), and why they speak for a phone call.</summary>
public sealed record Reason(int Start, int End, string Text, Level Level, string Category, Phrase Why, string Source);

/// <summary>
/// The result of screening a draft. Taking the reasons' characters out of the text takes the alarm away. The level None means that nothing
/// was found, which is never to be shown as "nothing urgent".
/// </summary>
public sealed record ScreeningResult(
    Level Level,
    string? Category,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Call> Calls,
    bool IsHandled,
    bool IsDemo,
    string Version
)
{
    public bool IsAlarm => Level != Level.None;
}
