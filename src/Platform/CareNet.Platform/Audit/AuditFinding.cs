namespace CareNet.Platform.Audit;

/// <summary>A fault in the trail, and its place: a position in the chain, an entry's number, a time; never what stood there.</summary>
public sealed record AuditFinding(AuditFlaw FieldError, long? Position, long? Seq, DateTimeOffset? At);

public enum AuditFlaw
{
    /// <summary>The entry or its seal is not what was sealed.</summary>
    Changed,

    /// <summary>The entry of a seal is gone.</summary>
    Removed,

    /// <summary>Seals before this position are gone.</summary>
    SealsRemoved,

    /// <summary>The seal does not continue the one before it.</summary>
    ChainBroken,

    /// <summary>Sealed under another secret than the one given, or without one.</summary>
    OtherKey,

    /// <summary>An entry that neither has a seal nor waits for one: inserted past the program, or its seal was removed.</summary>
    Unsealed,

    /// <summary>Dated well before entries that came earlier, or after its own sealing.</summary>
    Misdated,

    /// <summary>It waited to be sealed and is gone.</summary>
    RemovedUnsealed,

    /// <summary>The chain ends before the head that was written down.</summary>
    CutOff,

    /// <summary>At the position that was written down stands another seal.</summary>
    OtherHead,
}
