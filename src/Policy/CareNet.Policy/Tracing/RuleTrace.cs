using CareNet.Policy.Rules;

namespace CareNet.Policy.Tracing;

/// <summary>A rule, with the code that carries it out and the tests that prove it.</summary>
public sealed record RuleTrace(
    string Id,
    IReadOnlyList<TreatmentKind> How,
    IReadOnlyList<string> Code,
    IReadOnlyList<string> Tests,
    IReadOnlyList<TreatmentTrace> Treatments
);

public sealed record TreatmentTrace(Treatment Treatment, IReadOnlyList<string> Code, IReadOnlyList<string> Tests)
{
    /// <summary>Only what the software does by itself can be proved by a test.</summary>
    public bool IsProvable => Treatment.How is TreatmentKind.Enforce or TreatmentKind.Record or TreatmentKind.Remind;

    public bool IsOpen => IsProvable && (Code.Count == 0 || Tests.Count == 0);
}

/// <summary>A place in the program that names a rule.</summary>
public sealed record RuleMark(string Id, string? How, string Place, string Assembly, bool IsTest);
