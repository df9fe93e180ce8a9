namespace CareNet.Platform.Gates;

/// <summary>
/// How a gate stands at the moment of asking, and the rule that made it so; a gate that nobody ever set is closed by none.
/// </summary>
public sealed record GateState(GateKey Key, bool IsOpen, string? RuleId, DateTimeOffset? ClosesAt);

/// <summary>The gates that were asked for, access first.</summary>
public sealed class GateStates
{
    private readonly IReadOnlyList<GateState> gates;

    internal GateStates(IReadOnlyList<GateState> gates) => this.gates = gates;

    public bool AreOpen => gates.All(gate => gate.IsOpen);

    public GateState? FirstClosed => gates.FirstOrDefault(gate => !gate.IsOpen);

    public GateState this[GateKey key] => gates.Single(gate => gate.Key == key);
}
