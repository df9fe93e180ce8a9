using CareNet.Security.Passwords;
using CsCheck;

namespace CareNet.Security.Tests.Passwords;

/// <summary>Kana as they are typed, whatever name it is.</summary>
public sealed class RomajiTests
{
    // Without small letters and っ, each of which changes its neighbour.
    private const string Syllables =
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽ";

    private static readonly Gen<string> Plain = Gen.Int[0, Syllables.Length - 1]
        .Select(at => Syllables[at])
        .Array[1, 12]
        .Select(letters => new string(letters));

    private static readonly Gen<string> AnyKana = Gen.Char['ぁ', 'ゖ'].Array[1, 12].Select(letters => new string(letters));

    [Fact]
    public void Both_kana_sound_alike() =>
        AnyKana.Sample(hiragana => Romaji.Of(Katakana(hiragana)).ShouldBe(Romaji.Of(hiragana), Katakana(hiragana)));

    [Fact]
    public void What_is_typed_has_small_letters_alone_and_is_never_longer_with_short_vowels() =>
        AnyKana.Sample(kana =>
        {
            foreach (var typed in Romaji.Of(kana))
            {
                typed.ShouldAllBe(letter => char.IsAsciiLetterLower(letter), kana);
            }

            if (Romaji.Of(kana).ToList() is [var full, var brief])
            {
                brief.Length.ShouldBeLessThanOrEqualTo(full.Length, kana);
            }
        });

    [Fact]
    public void A_name_is_typed_as_its_parts_one_after_another() =>
        Gen.Select(Plain, Plain).Sample((family, given) => Full(family + given).ShouldBe(Full(family) + Full(given)));

    [Fact]
    public void Nothing_comes_of_what_is_no_kana() =>
        Gen
            .String.Where(text => !text.Any(letter => letter is >= '\u3041' and <= '\u30FF' or >= '\uFF66' and <= '\uFF9F'))
            .Sample(text => Romaji.Of(text).ShouldBeEmpty());

    private static string Full(string kana) => Romaji.Of(kana).First();

    private static string Katakana(string hiragana) => string.Concat(hiragana.Select(letter => (char)(letter + 0x60)));
}
