using Microsoft.Extensions.Time.Testing;

namespace CareNet.Testing;

/// <summary>Time that moves only when a test says so; timers that fall due on the way run.</summary>
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>A Friday afternoon in November, Japan time.</summary>
    public TestClock()
        : this(new DateTimeOffset(2026, 11, 20, 14, 5, 0, TimeSpan.FromHours(9)).ToUniversalTime()) { }

    /// <summary>
    /// Another Friday afternoon in November, years from now, for tests of scheduled messages: Wolverine goes by the real time, so
    /// nothing is due before <see cref="DueMessages"/> says so.
    /// </summary>
    public static TestClock Ahead() => new(new DateTimeOffset(2037, 11, 20, 14, 5, 0, TimeSpan.FromHours(9)).ToUniversalTime());
}
