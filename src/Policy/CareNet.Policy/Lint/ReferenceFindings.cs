using CareNet.Platform;

namespace CareNet.Policy.Lint;

/// <summary>Findings about texts and form fields that the document names but that are missing.</summary>
internal static class ReferenceFindings
{
    public static IEnumerable<Finding> Of(RegionPolicy policy) => Unsupplied(policy).Concat(MissingFields(policy));

    private static IEnumerable<Finding> Unsupplied(RegionPolicy policy) =>
        (
            from rule in policy.Rules
            from to in rule.Facts.RefersTo
            where !to.IsSupplied
            group rule.Id by to.To into named
            select new Finding(
                FindingKind.NotSupplied,
                policy.Region,
                [.. named],
                new Phrase($"{named.Key.Ja}は手元にありません。", $"Not supplied: {named.Key.En}.")
            )
        ).Concat(
            from rule in policy.Rules
            where !rule.Facts.IsSupplied
            select new Finding(
                FindingKind.NotSupplied,
                policy.Region,
                [rule.Id],
                new Phrase($"{rule.Place}は題名だけで、中身が手元にありません。", $"Only the title of {rule.Id} is supplied.")
            )
        );

    private static IEnumerable<Finding> MissingFields(RegionPolicy policy) =>
        from rule in policy.Rules
        from needed in rule.Facts.NeedsField
        where policy.Rule(needed.Form) is { } form && !form.Fields.Contains(needed.Field)
        group rule.Id by needed into missing
        select new Finding(
            FindingKind.MissingField,
            policy.Region,
            [missing.Key.Form, .. missing],
            new Phrase(
                $"{missing.Key.Form} に {missing.Key.Field} の欄がありません。",
                $"{missing.Key.Form} has no field '{missing.Key.Field}', which these rules need."
            )
        );
}
