using CareNet.Policy.Rules;

namespace CareNet.Policy.Tracing;

/// <summary>Which treatment of which rule is carried by which code and which test. Every id has its row, also without any code.</summary>
public static class PolicyTrace
{
    public static IReadOnlyList<RuleTrace> Of(IEnumerable<RegionPolicy> policies, IReadOnlyCollection<RuleMark> marks) =>
        [
            .. from policy in policies
            from rule in policy.Rules
            from id in rule.Ids
            select Row(rule, id, [.. marks.Where(mark => mark.Id == id || mark.Id == rule.Id)]),
        ];

    /// <summary>Marks that name no rule: a misspelt id proves nothing.</summary>
    public static IReadOnlyList<RuleMark> Astray(IEnumerable<RegionPolicy> policies, IEnumerable<RuleMark> marks)
    {
        var known = policies.SelectMany(policy => policy.Rules).SelectMany(rule => rule.Ids).ToHashSet();
        return [.. marks.Where(mark => !known.Contains(mark.Id))];
    }

    /// <summary>The treatments that a finished module still owes.</summary>
    public static IReadOnlyList<(string Id, Treatment Treatment)> Owed(
        IEnumerable<RuleTrace> rows,
        IReadOnlyCollection<PolicyModule> done
    ) =>
        [
            .. from row in rows
            from treatment in row.Treatments
            where treatment.IsOpen && done.Contains(treatment.Treatment.Module)
            select (row.Id, treatment.Treatment),
        ];

    private static RuleTrace Row(PolicyRule rule, string id, IReadOnlyList<RuleMark> marks)
    {
        List<TreatmentTrace> treatments =
        [
            .. from treatment in rule.Treatments
            let own = marks.Where(mark => Carries(mark, treatment)).ToList()
            select new TreatmentTrace(treatment, Places(own, ofTests: false), Places(own, ofTests: true)),
        ];
        return new(
            id,
            [.. rule.Treatments.Select(treatment => treatment.How).Distinct().Order()],
            [.. treatments.SelectMany(treatment => treatment.Code).Distinct()],
            [.. treatments.SelectMany(treatment => treatment.Tests).Distinct()],
            treatments
        );
    }

    // A module's assembly speaks for that module alone; the web, the platform and their tests for whatever module they carry out.
    private static bool Carries(RuleMark mark, Treatment treatment) =>
        (mark.How is null || mark.How.Equals(treatment.How.ToString(), StringComparison.OrdinalIgnoreCase))
        && (ModuleOf(mark.Assembly) is not { } module || module == treatment.Module);

    private static PolicyModule? ModuleOf(string assembly) =>
        assembly.Split('.') is ["CareNet", var name, ..] && Enum.TryParse<PolicyModule>(name, out var module) ? module : null;

    private static IReadOnlyList<string> Places(IEnumerable<RuleMark> marks, bool ofTests) =>
        [.. marks.Where(mark => mark.IsTest == ofTests).Select(mark => mark.Place).Distinct().Order(StringComparer.Ordinal)];
}
