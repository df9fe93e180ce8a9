using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;
using CareNet.Architecture.Tests.Names;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// Wolverine finds handlers by a convention: public static classes ending in Handler with a Handle method. A newcomer finds them by the
/// file, which is named by the use case: <c>WithdrawConsent.cs</c> in the folder of its matter. Small reactions to one thing may share a
/// file named by it, like <c>StandingHandlers.cs</c>. A folder below a matter holds three files or more.
/// </summary>
public sealed partial class HandlersLiveInTheirUseCase
{
    private static IEnumerable<string> Of(SolutionTree tree) =>
        tree
            .Modules.SelectMany(module =>
                from file in tree.FilesOf(module)
                where file.IsCSharp
                from breach in Misshapen(file).Concat(Misplaced(file, module))
                select breach
            )
            .Concat(tree.Modules.SelectMany(module => TooSmall(tree, module)));

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
        var handlers = Handlers(file).ToList();
        var isOfAMatter = file.Folders.Length > module.Folder.Split('/').Length;
        return handlers
            .Where(type => !isOfAMatter || !Names(Path.GetFileNameWithoutExtension(file.Path), type.Name, handlers.Count))
            .Select(type => $"{type.Place}: {type.Name} lies in no file of a matter that is named by its use case");
    }

    private static bool Names(string file, string handler, int together) =>
        handler == $"{file}Handler"
        || (
            together > 1
            && file.EndsWith(Several, StringComparison.Ordinal)
            && handler.Contains(file[..^Several.Length], StringComparison.Ordinal)
        );

    private static IEnumerable<string> TooSmall(SolutionTree tree, Project module)
    {
        var depth = module.Folder.Split('/').Length;
        return tree.FilesOf(module)
            .Where(file => file.Folders.Length > depth + 1)
            .GroupBy(file => string.Join('/', file.Folders))
            .Where(folder => folder.Count() < 3)
            .SelectMany(folder => folder.Select(file => $"{file.Path} lies in a folder below a matter with fewer than three files"));
    }

    [GeneratedRegex(@"\bpublic\s+static\s[^;={]*?\bHandle(?:Async)?\s*\(")]
    private static partial Regex HandleMethod();

    private const string Several = "Handlers";
    private const string Consent = "src/Modules/Consent/CareNet.Consent/";

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("Consents/WithdrawConsent.cs", "public class WithdrawConsentHandler { public static void Handle(int m) { } }")]
    [InlineData("Consents/WithdrawConsent.cs", "public static class WithdrawConsentHandler { public static void Run(int m) { } }")]
    [InlineData("Consents/WithdrawConsent.cs", "public static class Withdrawal { public static void Handle(int m) { } }")]
    [InlineData("WithdrawConsent.cs", "public static class WithdrawConsentHandler { public static void Handle(int m) { } }")]
    [InlineData("Consents/Withdrawals.cs", "public static class WithdrawConsentHandler { public static void Handle(int m) { } }")]
    [InlineData("Consents/ConsentHandlers.cs", "public static class WithdrawConsentHandler { public static void Handle(int m) { } }")]
    [InlineData(
        "Consents/Withdraw/WithdrawConsent.cs",
        "public static class WithdrawConsentHandler { public static void Handle(int m) { } }"
    )]
    public void A_handler_of_another_shape_or_place_is_found(string path, string text)
    {
        using var tree = new InventedTree().WithConsent().With(Consent + path, text);

        Of(tree.Read()).ShouldBite(Consent + path);
    }

    [Theory]
    [InlineData("Consents/WithdrawConsent.cs", "WithdrawConsent")]
    [InlineData("Consents/CareHandlers.cs", "CareEnded", "CareBegun")]
    public void A_handler_in_the_file_of_its_use_case_is_fine(string path, params string[] names)
    {
        using var tree = new InventedTree()
            .WithConsent()
            .With(
                Consent + path,
                string.Join(
                    '\n',
                    names.Select(name =>
                        $"public static class {name}Handler {{ public static async Task<(Result, int?)> Handle(int m) {{ }} }}"
                    )
                )
            );

        Of(tree.Read()).ShouldHold();
    }
}
