using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;
using CareNet.Platform.Audit;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// What somebody does in a browser is kept with the address from which it came: the handler takes it out of its message, and every page
/// that sends the message gives it.
/// </summary>
public sealed partial class ActsKeepTheirOrigin
{
    private static IEnumerable<string> Handlers(SolutionTree tree) =>
        from file in tree.CSharp
        where
            file.IsUnder("src/Modules")
            && (
                file.Code.Contains("AuditActor.Person", StringComparison.Ordinal)
                || file.Code.Contains("message.Actor", StringComparison.Ordinal)
            )
        from Match match in Bare().Matches(file.Code)
        select $"{file.At(match.Index)} records the act of a person as one from inside";

    private static IEnumerable<string> Pages(SolutionTree tree, IReadOnlyCollection<string> messages) =>
        from file in tree.Files
        where file.IsUnder("src/Web") && (file.IsCSharp || file.IsRazor)
        from Match match in Sent().Matches(file.Uncommented)
        where
            messages.Contains(match.Groups["name"].Value)
            && !Inside(file.Uncommented, match.Index + match.Length).Contains("Origin", StringComparison.Ordinal)
        select $"{file.At(match.Index)} sends {match.Groups["name"].Value} without its origin";

    private static string Inside(string text, int start)
    {
        var (at, depth) = (start, 1);
        while (at < text.Length && depth > 0)
        {
            depth +=
                text[at] == '(' ? 1
                : text[at] == ')' ? -1
                : 0;
            at++;
        }

        return text[start..at];
    }

    // A fingerprint leaves the origin out, and a message of somebody inside may lack it.
    [GeneratedRegex(@"(?<!\?\? )(?<!with \{ (?:From|Origin) = )(?<!with \{ (?:From|Origin) = Platform\.Audit\.)AuditOrigin\.Inside")]
    private static partial Regex Bare();

    [GeneratedRegex(@"new (?:Contracts\.)?(?<name>[A-Z]\w+)\(")]
    private static partial Regex Sent();

    [Fact]
    public void Every_handler_records_the_origin_of_its_message() => Handlers(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void Every_page_gives_the_origin()
    {
        string[] messages =
        [
            .. MessageTypes
                .InCareNet.Where(type =>
                    type.GetProperty("Actor") is not null
                    && MessageTypes.Carried(type).Any(property => property.PropertyType == typeof(AuditOrigin))
                )
                .Select(type => type.Name),
        ];
        messages.ShouldContain("ReleaseEdition");
        messages.ShouldContain("AnswerStaffInvitation");

        Pages(SolutionTree.CareNet, messages).ShouldHold();
    }

    [Theory]
    [InlineData("Actor = AuditActor.Person(message.Actor.Value), Origin = AuditOrigin.Inside,")]
    [InlineData("await store.Audit(\"a.b\", application, message.Actor, AuditOrigin.Inside, ct);")]
    public void An_act_of_a_person_from_inside_is_found(string text)
    {
        using var tree = new InventedTree().With("src/Modules/A.cs", text);

        Handlers(tree.Read()).ShouldBite("src/Modules/A.cs:1");
    }

    [Theory]
    [InlineData("Actor = AuditActor.Job, Origin = AuditOrigin.Inside,")]
    [InlineData("Actor = AuditActor.Person(message.Actor.Value), Origin = message.Origin ?? AuditOrigin.Inside,")]
    [InlineData("Actor = AuditActor.Person(a); var print = Fingerprint.Of(message with { Origin = AuditOrigin.Inside });")]
    public void A_job_a_default_and_a_fingerprint_are_fine(string text)
    {
        using var tree = new InventedTree().With("src/Modules/A.cs", text);

        Handlers(tree.Read()).ShouldHold();
    }

    [Fact]
    public void A_page_that_leaves_the_origin_out_is_found()
    {
        using var tree = new InventedTree()
            .With("src/Web/A.razor", "private Task DoAsync() => DoAsync(new AnswerStaffInvitation(Me, Of(offer), true), \"/me\");")
            .With(
                "src/Web/B.razor",
                "private Task DoAsync() => DoAsync(new AnswerStaffInvitation(Me, Of(offer), true, SignedIn.Origin), \"/me\");"
            );

        Pages(tree.Read(), ["AnswerStaffInvitation"]).ShouldBite("src/Web/A.razor:1");
    }
}
