namespace CareNet.Screening.Vitals;

public enum AlertState
{
    Alert,
    NewConfusion,
    Voice,
    Pain,
    Unresponsive,
}

/// <summary>The points of the National Early Warning Score 2, one parameter each. The sum is never shown to anybody.</summary>
public static class News2
{
    public const int Urgent = 5;
    public const int Emergency = 7;

    public static int Respiration(decimal perMinute) =>
        perMinute switch
        {
            <= 8 => 3,
            <= 11 => 1,
            <= 20 => 0,
            <= 24 => 2,
            _ => 3,
        };

    public static int SpO2(decimal percent) =>
        percent switch
        {
            <= 91 => 3,
            <= 93 => 2,
            <= 95 => 1,
            _ => 0,
        };

    /// <summary>Scale 2: only for patients with a set target of 88 to 92 percent.</summary>
    public static int SpO2Scale2(decimal percent, bool onOxygen) =>
        percent switch
        {
            <= 83 => 3,
            <= 85 => 2,
            <= 87 => 1,
            <= 92 => 0,
            _ when !onOxygen => 0,
            <= 94 => 1,
            <= 96 => 2,
            _ => 3,
        };

    public static int Oxygen(bool onOxygen) => onOxygen ? 2 : 0;

    public static int Systolic(decimal mmHg) =>
        mmHg switch
        {
            <= 90 => 3,
            <= 100 => 2,
            <= 110 => 1,
            <= 219 => 0,
            _ => 3,
        };

    public static int Pulse(decimal perMinute) =>
        perMinute switch
        {
            <= 40 => 3,
            <= 50 => 1,
            <= 90 => 0,
            <= 110 => 1,
            <= 130 => 2,
            _ => 3,
        };

    public static int Consciousness(AlertState state) => state == AlertState.Alert ? 0 : 3;

    public static int Temperature(decimal celsius) =>
        celsius switch
        {
            <= 35.0m => 3,
            <= 36.0m => 1,
            <= 38.0m => 0,
            <= 39.0m => 1,
            _ => 2,
        };
}
