using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;
using CareNet.Architecture.Tests.Names;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// Wolverine finds handlers by a convention: public static classes ending in Handler with a Handle method. A newcomer finds
/// them by the folder: it is named by the use case's verb, or "When…" for a reaction to an event.
/// </summary>
public sealed partial class HandlersLiveInTheirUseCase
{
    private static IEnumerable<string> Of(SolutionTree tree) => tree.Modules.SelectMany(module =>
        from file in tree.FilesOf(module)
        where file.IsCSharp
        from breach in Misshapen(file).Concat(Misplaced(file, module))
        select breach);

    private static IEnumerable<TypeDeclaration> Handlers(SourceFile file) =>
        TypeDeclaration.In(file).Where(type => type.Name.EndsWith("Handler", StringComparison.Ordinal));

    private static IEnumerable<string> Misshapen(SourceFile file)
    {
        var handlers = Handlers(file).ToList();
        var handles = HandleMethod().IsMatch(file.Code);
        foreach (var type in handlers)
        {
            if (type.Kind != "class" || !type.Modifiers.Contains("public") || !type.Modifiers.Contains("static") || !handles)
            {
                yield return $"{type.Place}: {type.Name} is no public static class with a Handle method";
            }
        }

        if (handles && handlers.Count == 0)
        {
            yield return $"{file.Path} has a Handle method in a class that does not end in Handler";
        }
    }

    private static IEnumerable<string> Misplaced(SourceFile file, Project module)
    {
        var folders = file.Folders[module.Folder.Split('/').Length..];
        return Handlers(file).Where(type => !folders.Any(folder => Names(folder, type.Name)))
            .Select(type => $"{type.Place}: {type.Name} lies in no folder that names its use case");
    }

    // "Withdraw" names WithdrawConsentHandler, "WhenMemberLeaves" names PersonLeftHandler, "Answering" names AnswerQuestionHandler.
    private static bool Names(string folder, string handler) => FirstWord().Match(folder).Value is { Length: > 0 } word
        && (word == "When" || handler.Contains(word, StringComparison.Ordinal)
            || folder.StartsWith(FirstWord().Match(handler).Value.TrimEnd('e'), StringComparison.Ordinal));

    [GeneratedRegex(@"\bpublic\s+static\s[^;={]*?\bHandle(?:Async)?\s*\(")]
    private static partial Regex HandleMethod();

    [GeneratedRegex("^[A-Z][a-z]+")]
    private static partial Regex FirstWord();

    private const string Consent = "src/Modules/Consent/CareNet.Consent/";

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("Withdraw/A.cs", "public class WithdrawConsentHandler { public static void Handle(int m) { } }")]
    [InlineData("Withdraw/A.cs", "public static class WithdrawConsentHandler { public static void Run(int m) { } }")]
    [InlineData("Withdraw/A.cs", "public static class Withdrawal { public static void Handle(int m) { } }")]
    [InlineData("A.cs", "public static class WithdrawConsentHandler { public static void Handle(int m) { } }")]
    [InlineData("Handlers/A.cs", "public static class WithdrawConsentHandler { public static void Handle(int m) { } }")]
    public void A_handler_of_another_shape_or_place_is_found(string path, string text)
    {
        using var tree = new InventedTree().WithConsent().With(Consent + path, text);

        Of(tree.Read()).ShouldBite(Consent + path);
    }

    [Theory]
    [InlineData("Withdraw/A.cs", "WithdrawConsentHandler")]
    [InlineData("WhenMemberLeaves/A.cs", "PersonLeftHandler")]
    [InlineData("Curating/Parts/A.cs", "CurateAnswerHandler")]
    public void A_handler_in_the_folder_of_its_use_case_is_fine(string path, string name)
    {
        using var tree = new InventedTree().WithConsent()
            .With(Consent + path, $"public static class {name} {{ public static async Task<(Result, int?)> Handle(int m) {{ }} }}");

        Of(tree.Read()).ShouldHold();
    }
}
