namespace CareNet.Platform.Gates;

/// <summary>In the order in which several gates are locked.</summary>
public enum GateKind
{
    /// <summary>The gate that says whether a person may act at all: kept by Security.</summary>
    Access,

    /// <summary>The gate that says whether a patient's matters may be shared: kept by Consent.</summary>
    Sharing,
}

public readonly record struct GateKey(GateKind Kind, Guid Subject)
{
    internal string KindName => Kind == GateKind.Access ? "access" : "sharing";

    internal long Lock => LockKey.Of("gate." + KindName, Subject);

    public static GateKey Access(PersonId person) => new(GateKind.Access, person.Value);

    public static GateKey Sharing(PatientId patient) => new(GateKind.Sharing, patient.Value);

    internal static GateKey Stored(string kind, Guid subject) => new(kind == "access" ? GateKind.Access : GateKind.Sharing, subject);

    /// <summary>
    /// Puts keys into the one order in which several locks are taken, because otherwise two callers would wait for each other.
    /// </summary>
    internal static List<GateKey> Ordered(IEnumerable<GateKey> keys) =>
        [
            .. keys.Distinct()
                .Select(key => (Key: key, key.Lock))
                .OrderBy(gate => gate.Key.Kind)
                .ThenBy(gate => gate.Lock)
                .Select(gate => gate.Key),
        ];
}
