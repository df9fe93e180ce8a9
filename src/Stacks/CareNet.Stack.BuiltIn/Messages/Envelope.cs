using CareNet.Stack.BuiltIn.Handlers;

namespace CareNet.Stack.BuiltIn.Messages;

/// <summary>A message on its way to one handler.</summary>
internal sealed class Envelope
{
    public required Guid Id { get; init; }

    public required HandlerMethod Handler { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? OrderKey { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>Waits for its time outside the order of its key.</summary>
    public bool Parked { get; init; }

    public int Attempts { get; init; }

    public int Crashes { get; init; }

    /// <summary>The number of the node that may run it; 0 while nobody may.</summary>
    public int Claim { get; set; }

    /// <summary>The same envelope was stored again after it had been handled.</summary>
    public bool AlreadyHandled { get; init; }
}
