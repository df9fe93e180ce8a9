using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// A handler claims the key of its request before it looks at anything that may have changed since the first sending: rights, rules,
/// fields, the state of its subject. Otherwise a repeat could be refused although the first was done.
/// </summary>
public sealed partial class ClaimsComeFirst
{
    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.CSharp
        where file.IsUnder("src/Modules")
        from Match claim in Claim().Matches(file.Code)
        let start = Handle().Matches(file.Code).LastOrDefault(handle => handle.Index < claim.Index)
        let before = start is null ? "await" : file.Code[start.Index..claim.Index]
        where Looks().IsMatch(OwnAwait().Replace(before, "")) || Refuses().Count(before) > 1
        select $"{file.At(claim.Index)} looks at something before it claims its key";

    [GeneratedRegex(@"\bkeys\.(?:Claim|Run)\(")]
    private static partial Regex Claim();

    [GeneratedRegex(@"\bHandle\(")]
    private static partial Regex Handle();

    // The claim's own, at the end.
    [GeneratedRegex(@"\(*await\s+$")]
    private static partial Regex OwnAwait();

    [GeneratedRegex(@"\bawait\b|\bWrong\(|\.Read(?:Optional)?\(|\bpolicies\.")]
    private static partial Regex Looks();

    // An unreadable key is the one thing that is refused before.
    [GeneratedRegex(@"\breturn\b")]
    private static partial Regex Refuses();

    [Fact]
    public void CareNet_keeps_it()
    {
        Claim()
            .Matches(string.Concat(SolutionTree.CareNet.CSharp.Where(file => file.IsUnder("src/Modules")).Select(file => file.Code)))
            .Count.ShouldBeGreaterThan(15);

        Of(SolutionTree.CareNet).ShouldHold();
    }

    [Theory]
    [InlineData("if (await store.Wrong(message) is { } wrong) { return wrong; }")]
    [InlineData("if (Words.Wrong(message.Text) is { } wrong) { return wrong; }")]
    [InlineData("var name = Name.Read(message.Name);")]
    [InlineData("if (message.On > today) { return Errors.Day; } if (key.Error is { } unreadable) { return unreadable; }")]
    public void A_look_before_the_claim_is_found(string look)
    {
        using var tree = new InventedTree().With("src/Modules/A.cs", Handler(look));

        Of(tree.Read()).ShouldBite("src/Modules/A.cs:1");
    }

    [Fact]
    public void A_claim_after_the_key_alone_is_fine()
    {
        using var tree = new InventedTree()
            .With("src/Modules/A.cs", Handler("if (key.Error is { } unreadable) { return unreadable; }"))
            .With("src/Modules/B.cs", "Result Handle(B message) { return !key.IsOk ? key.Error! : await keys.Run(context, key.Value); }");

        Of(tree.Read()).ShouldHold();
    }

    private static string Handler(string before) =>
        $$"""Result Handle(A message) { {{before}} if ((await keys.Claim(context)).IsAnswered(out var earlier)) { return earlier; } }""";
}
