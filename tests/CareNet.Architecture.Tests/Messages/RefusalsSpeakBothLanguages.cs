using System.Reflection;
using System.Text.RegularExpressions;
using CareNet.Platform;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// A refusal has one stable code like <c>consent.already_withdrawn</c>; what people read is there in Japanese and in English, polite,
/// and never shouts.
/// </summary>
public sealed partial class RefusalsSpeakBothLanguages
{
    private static IEnumerable<string> Of(IReadOnlyList<(string Place, Error Error)> errors) =>
        errors
            .Where(found => !Code().IsMatch(found.Error.Code))
            .Select(found => $"{found.Place}: the code {found.Error.Code} is not like consent.already_withdrawn")
            .Concat(errors.SelectMany(found => Of(found.Place, found.Error.Text)))
            .Concat(
                errors
                    .GroupBy(found => found.Error.Code)
                    .Where(same => same.Count() > 1)
                    .Select(same => $"the code {same.Key} is used by {string.Join(", ", same.Select(found => found.Place))}")
            );

    private static IEnumerable<string> Of(string place, Phrase phrase) =>
        !Japanese().IsMatch(phrase.Ja) ? [$"{place} has no Japanese text"]
        : Japanese().IsMatch(phrase.En) || phrase.En.Length == 0 ? [$"{place} has no English text"]
        : Loud().IsMatch(phrase.Ja) || Loud().IsMatch(phrase.En) ? [$"{place} shouts or bows too deeply"]
        : [];

    private static List<(string Place, T Value)> Statics<T>() =>
        Directory
            .GetFiles(AppContext.BaseDirectory, "CareNet.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
            .SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(T))
            .Select(field => ($"{field.DeclaringType!.FullName}.{field.Name}", (T)field.GetValue(null)!))
            .ToList();

    [GeneratedRegex(@"^[a-z]+(?:_[a-z]+)*\.[a-z0-9]+(?:_[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();

    [GeneratedRegex("[!！]|させていただ")]
    private static partial Regex Loud();

    [Fact]
    public void CareNet_keeps_it_for_refusals() => Of(Statics<Error>()).ShouldBe([]);

    [Fact]
    public void CareNet_keeps_it_for_loose_phrases() => Statics<Phrase>().SelectMany(found => Of(found.Place, found.Value)).ShouldBe([]);

    [Theory]
    [InlineData("AlreadyWithdrawn", "すでに撤回されています。", "It is already withdrawn.", "not like")]
    [InlineData("consent.gone", "It is gone.", "It is gone.", "no Japanese")]
    [InlineData("consent.gone", "ありません。", "ありません。", "no English")]
    [InlineData("consent.gone", "ありません！", "It is gone.", "shouts")]
    [InlineData("consent.gone", "お断りさせていただきます。", "It is gone.", "bows")]
    public void A_refusal_that_misses_something_is_found(string code, string ja, string en, string sentence) =>
        Of([("A.Gone", new Error(code, ja, en))]).ShouldHaveSingleItem().ShouldContain(sentence);

    [Fact]
    public void A_code_that_is_used_twice_is_found()
    {
        var error = new Error("consent.gone", "ありません。", "It is gone.");

        Of([("A.Gone", error), ("B.Gone", error)]).ShouldHaveSingleItem().ShouldContain("A.Gone, B.Gone");
        Of([("A.Gone", error)]).ShouldBe([]);
    }
}
