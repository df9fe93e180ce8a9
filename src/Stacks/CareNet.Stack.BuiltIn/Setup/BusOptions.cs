using System.Reflection;

namespace CareNet.Stack.BuiltIn;

/// <summary>What a node may want otherwise; the defaults are those of the product.</summary>
public sealed class BusOptions
{
    /// <summary>Where handlers are looked for.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>Handlers named one by one, besides those of the assemblies.</summary>
    public IList<Type> Handlers { get; } = [];

    public int Workers { get; set; } = 2 * Environment.ProcessorCount;

    /// <summary>Messages this node holds in memory, waiting, running and being marked. Everything beyond stays stored.</summary>
    public int Capacity { get; set; } = 2000;

    /// <summary>Rows per claim and per mark.</summary>
    public int Batch { get; set; } = 200;

    /// <summary>The waits between the attempts of a queued message; when they are used up it is given up.</summary>
    public IList<TimeSpan> CoolDowns { get; set; } =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>The waits between the attempts of an invoked handler after a transient error of the database.</summary>
    public IList<TimeSpan> InvokeCoolDowns { get; set; } =
        [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400)];

    /// <summary>Processes that may die with a message before it is given up: one makes it a suspect, the others have to be sure.</summary>
    public int MaxCrashes { get; set; } = 4;

    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a node looks for stored work that nobody handed to it.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan BeatInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A node that was silent so long and whose session is gone is dead.</summary>
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A node that was silent so long is dead even if its session seems to be there.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it is remembered that an envelope was handled.</summary>
    public TimeSpan HandledRetention { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Stored work of a handler that no node knows is given up after so long: no deployment takes longer.</summary>
    public TimeSpan UnknownHandlerPatience { get; set; } = TimeSpan.FromHours(1);
}
