namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>What the parts of a node know about it: its number among the nodes, and whether it takes work.</summary>
internal sealed class ThisNode(BusOptions options)
{
    private volatile int number;
    private volatile bool takesWork;
    private long lastBeat;

    /// <summary>0 while the node is not registered: nothing can be claimed then.</summary>
    public int Number => number;

    public bool TakesWork => takesWork && number != 0;

    public void Register(int given)
    {
        number = given;
        Beat();
    }

    public void Forget() => number = 0;

    public void Beat() => Interlocked.Exchange(ref lastBeat, TimeProvider.System.GetTimestamp());

    public void Open() => takesWork = true;

    public void Close() => takesWork = false;

    /// <summary>Others may have taken over the work of a node that could not say that it is alive.</summary>
    public bool Holds(int claim) =>
        claim == number && TimeProvider.System.GetElapsedTime(Interlocked.Read(ref lastBeat)) < options.Lease;
}
