using CareNet.Policy;
using CareNet.Policy.Comparing;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Governance;

/// <summary>
/// The changes of a release for its sheet. Where it takes something of a later release back, the change is one that leads from the pack in
/// place to the earlier one.
/// </summary>
internal sealed class EditionChanges(PolicyPack inPlace, PolicyPack? earlier, DateOnly today)
{
    public static IReadOnlyList<EditionChange> Of(IEnumerable<EditionDifference> editions) =>
        [.. editions.Select(edition => new EditionChange(KindOf(edition.Kind), edition.Id, edition.Name, edition.From))];

    public IReadOnlyList<PeriodChanges> Of(IEnumerable<PeriodDifferences> periods) => [.. periods.Select(Of)];

    private PeriodChanges Of(PeriodDifferences period)
    {
        var back = Back(period.From ?? DateOnly.MinValue);
        return new(
            period.From,
            period.Until,
            period.Holds(today),
            Parts(period.What.About, ""),
            [
                .. period.What.Rules.Select(rule => new RuleChange(
                    KindOf(rule.Kind),
                    rule.Rule,
                    rule.Place,
                    Parts(rule.Parts, rule.Rule),
                    rule.Parts.Any(part => back.Contains(KeyOf(rule.Rule, part)))
                )),
            ],
            Parts(period.What.Settings, "")
        );

        IReadOnlyList<PartChange> Parts(IEnumerable<Difference> parts, string of) =>
            [.. parts.Select(part => new PartChange(part.What, part.Before, part.After, back.Contains(KeyOf(of, part))))];
    }

    private HashSet<string> Back(DateOnly day)
    {
        if (earlier is null)
        {
            return [];
        }

        var back = PolicyDifferences.Between(inPlace.InForceAt(day), earlier.InForceAt(day));
        return
        [
            .. back.About.Concat(back.Settings).Select(part => KeyOf("", part)),
            .. back.Rules.SelectMany(rule => rule.Parts.Select(part => KeyOf(rule.Rule, part))),
        ];
    }

    private static string KeyOf(string of, Difference part) => WholeText.Of(new object[] { of, part });

    private static ChangeKind KindOf(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Added => ChangeKind.Added,
            DifferenceKind.Altered => ChangeKind.Altered,
            DifferenceKind.Dropped => ChangeKind.Dropped,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of difference."),
        };
}
