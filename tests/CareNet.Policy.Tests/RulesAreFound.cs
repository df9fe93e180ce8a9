namespace CareNet.Policy.Tests;

public sealed class RulesAreFound
{
    [Theory]
    [InlineData("misato", "ログアウト", "misato/11-4")]
    [InlineData("misato", "ＭＤＭ", "misato/12-8")]
    [InlineData("osaki", "mcs v2.0", "osaki/preamble")]
    [InlineData("miyazaki", "Wi-Fi", "miyazaki/leak-1")]
    public void Words_find_their_rule(string region, string words, string id) => Found(region, words).ShouldContain(id);

    [Theory]
    [InlineData("misato", "パスワード", "ぱすわーど")]
    [InlineData("misato", "パスワード", "ﾊﾟｽﾜｰﾄﾞ")]
    [InlineData("misato", "パスワード", "パスワド")]
    [InlineData("miyazaki", "Wi-Fi", "ＷＩＦＩ")]
    [InlineData("misato", "password", "Passwords")]
    [InlineData("misato", "第11条(3)", "第１１条（３）")]
    public void Width_kana_case_and_number_do_not_matter(string region, string plain, string typed)
    {
        Found(region, plain).ShouldNotBeEmpty();

        Found(region, typed).ShouldBe(Found(region, plain), ignoreOrder: true);
    }

    [Fact]
    public void A_key_word_is_found_in_both_languages_though_no_sentence_holds_it()
    {
        var rule = Packs.Of("okayama").Rule("okayama/5")!;
        rule.Text.Ja.ShouldNotContain("支援の終了");

        Found("okayama", "支援の終了").ShouldContain("okayama/5");
        Found("okayama", "end of care").ShouldContain("okayama/5");
    }

    [Theory]
    [InlineData("11-3", "misato/11-3")]
    [InlineData("misato/notes-3-1", "misato/notes-3-1")]
    [InlineData("第6条", "misato/6")]
    [InlineData("article 6", "misato/6")]
    public void A_rule_that_is_named_comes_first(string named, string id) => Found("misato", named)[0].ShouldBe(id);

    [Fact]
    public void What_a_rule_is_about_comes_before_what_it_mentions()
    {
        var found = Packs.Of("misato").Search("グループ");
        var about = found.Select(rule => rule.TopicNames.Any(name => name.Ja.Contains("グループ", StringComparison.Ordinal))).ToList();

        about.ShouldContain(false);
        about.LastIndexOf(true).ShouldBeLessThan(about.IndexOf(false));
    }

    [Theory]
    [InlineData("私物の端末を使ってよいか", "miyazaki/18")]
    [InlineData("私物の端末は、使えますか？", "miyazaki/18")]
    [InlineData("公衆のWi-Fiを使ってよいか", "miyazaki/leak-1")]
    public void A_longer_question_finds_what_shares_its_words(string question, string id) => Found("miyazaki", question).ShouldContain(id);

    [Theory]
    [InlineData("okayama", "宇宙船の操縦")]
    [InlineData("okayama", "zebra")]
    [InlineData("osaki", "zebra")]
    public void What_no_rule_is_about_is_not_found(string region, string words) => Found(region, words).ShouldBeEmpty();

    [Theory]
    [InlineData(" ")]
    [InlineData("。、？")]
    [InlineData("ー")]
    public void Nothing_asked_finds_nothing(string words) => Found("misato", words).ShouldBeEmpty();

    [Fact]
    public void A_question_has_an_end_and_no_letter_is_cut_in_two()
    {
        Found("misato", new string('同', 100_000)).ShouldBeEmpty();
        Found("misato", new string('同', 199) + "𠮷の同意").ShouldBeEmpty();
    }

    private static List<string> Found(string region, string words) => [.. Packs.Of(region).Search(words).Select(rule => rule.Id)];
}
