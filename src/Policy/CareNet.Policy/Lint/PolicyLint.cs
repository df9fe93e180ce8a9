namespace CareNet.Policy.Lint;

/// <summary>Works out the defects of the documents from the facts in the files; no rule and no region is named in the code.</summary>
public static class PolicyLint
{
    public static IReadOnlyList<Finding> Of(PolicyBook book) => [.. book.Packs.SelectMany(pack => Of(pack, book))];

    public static IReadOnlyList<Finding> Of(PolicyPack pack, PolicyBook book)
    {
        var policy = pack.Newest;
        return
        [
            .. NumberFindings.Of(policy),
            .. TextFindings.Of(policy),
            .. ReferenceFindings.Of(policy),
            .. TermFindings.Of(policy),
            .. SilenceFindings.Of(policy),
            .. GuidanceFindings.Of(policy, book.Vocabulary),
            .. BoundFindings.Of(pack),
        ];
    }
}
