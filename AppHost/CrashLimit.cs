using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>Counts crashes of nodes and database. What crashes over and over is not worth starting again: the run then ends.</summary>
public sealed class CrashLimit
{
    private const int Forgiven = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<long> crashes = new();
    private readonly Lock gate = new();

    public void Count()
    {
        lock (gate)
        {
            crashes.Enqueue(TimeProvider.System.GetTimestamp());
            while (TimeProvider.System.GetElapsedTime(crashes.Peek()) > Window)
            {
                crashes.Dequeue();
            }

            if (crashes.Count > Forgiven)
            {
                throw new Mishap(
                    "1分間に何度も停止したため、中止します。ログを確認してください。",
                    "Things stopped too often within a minute, so this run ends: look into the logs."
                );
            }
        }
    }
}
