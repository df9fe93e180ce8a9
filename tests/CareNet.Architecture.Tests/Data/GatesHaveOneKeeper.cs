using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Data;

/// <summary>
/// Consent alone opens and closes the sharing of a patient, Security alone the access of a person; the others hold the gates.
/// </summary>
public sealed partial class GatesHaveOneKeeper
{
    private static readonly Dictionary<string, string> Keepers = new()
    {
        ["SharingGate"] = "CareNet.Consent",
        ["AccessGate"] = "CareNet.Security",
    };

    private static IEnumerable<string> Of(SolutionTree tree)
    {
        var outside = tree
            .CSharp.Where(file => file.IsUnder("src") && !file.IsUnder("src/Platform") && !file.IsUnder("src/Stacks"))
            .ToList();
        return (
            from file in outside
            from Match match in Gate().Matches(file.Code)
            where !file.Folders.Contains(Keepers[match.Value])
            select $"{file.At(match.Index)} touches the {match.Value}, which is {Keepers[match.Value]}'s"
        ).Concat(
            from file in outside
            from Match match in Table().Matches(file.Uncommented)
            select $"{file.At(match.Index)} goes past the gates to their table"
        );
    }

    [GeneratedRegex(@"\b(?:SharingGate|AccessGate)\b")]
    private static partial Regex Gate();

    [GeneratedRegex(@"\bplatform\.""?gates\b")]
    private static partial Regex Table();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void Another_modules_hand_on_a_gate_is_found()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .With("src/Modules/Groups/CareNet.Groups/Post/A.cs", "public static void Handle(Post message, SharingGate gate) { }");

        Of(tree.Read()).ShouldBite("SharingGate");
    }

    [Fact]
    public void A_hand_on_the_table_itself_is_found_also_the_keepers()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .With(
                "src/Modules/Consent/CareNet.Consent/Withdraw/A.cs",
                "var sql = \"UPDATE platform.gates SET open = true\"; // platform.gates\n"
            );

        Of(tree.Read()).ShouldBite("past the gates");
    }

    [Fact]
    public void The_keepers_hand_is_fine()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .With("src/Modules/Consent/CareNet.Consent/Withdraw/A.cs", "public static void Handle(Withdraw message, SharingGate gate) { }")
            .With("src/Platform/CareNet.Platform/Gates/SharingGate.cs", "public sealed class SharingGate;");

        Of(tree.Read()).ShouldHold();
    }
}
