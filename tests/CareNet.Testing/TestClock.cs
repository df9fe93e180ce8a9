namespace CareNet.Testing;

/// <summary>Time that moves only when a test says so; timers that fall due on the way run.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = start;

    /// <summary>A Friday afternoon in November, Japan time.</summary>
    public TestClock()
        : this(new DateTimeOffset(2026, 11, 20, 14, 5, 0, TimeSpan.FromHours(9)).ToUniversalTime()) { }

    /// <summary>
    /// Another Friday afternoon in November, years from now, for tests of scheduled messages: Wolverine goes by the real time, so
    /// nothing is due before <see cref="DueMessages"/> says so.
    /// </summary>
    public static TestClock Ahead() => new(new DateTimeOffset(2037, 11, 20, 14, 5, 0, TimeSpan.FromHours(9)).ToUniversalTime());

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextBefore(until) is { } alarm)
        {
            alarm.Ring();
        }

        lock (gate)
        {
            now = until;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        lock (gate)
        {
            alarms.Add(alarm);
        }

        return alarm;
    }

    private Alarm? NextBefore(DateTimeOffset until)
    {
        lock (gate)
        {
            var next = alarms.Where(alarm => alarm.Due <= until).MinBy(alarm => alarm.Due);
            if (next is not null && next.Due > now)
            {
                now = next.Due.Value;
            }

            return next;
        }
    }

    private sealed class Alarm(TestClock clock, Action callback) : ITimer
    {
        private TimeSpan every = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                every = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            }

            return true;
        }

        public void Ring()
        {
            lock (clock.gate)
            {
                Due = every > TimeSpan.Zero ? Due + every : null;
            }

            callback();
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
