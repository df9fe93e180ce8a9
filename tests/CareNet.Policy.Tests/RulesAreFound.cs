namespace CareNet.Policy.Tests;

public sealed class RulesAreFound
{
    [Theory]
    [InlineData("misato", "ログアウト", "misato/11-4")]
    [InlineData("misato", "ＭＤＭ", "misato/12-8")]
    [InlineData("osaki", "mcs v2.0", "osaki/preamble")]
    [InlineData("miyazaki", "公衆 Wi-Fi", null)]
    [InlineData("miyazaki", "Wi-Fi", "miyazaki/leak-1")]
    [InlineData("okayama", "consent record", null)]
    [InlineData("okayama", "第三者の宇宙船", null)]
    public void Words_find_their_rule_in_any_width(string region, string words, string? id)
    {
        var found = Packs.Of(region).Search(words).Select(rule => rule.Id).ToList();

        if (id is null)
        {
            found.ShouldAllBe(other => other.StartsWith(region + "/", StringComparison.Ordinal));
        }
        else
        {
            found.ShouldContain(id);
        }
    }

    [Fact]
    public void A_longer_question_finds_what_shares_its_words() =>
        Packs.Of("miyazaki").Search("私物の端末を使ってよいか").Select(rule => rule.Id).ShouldContain("miyazaki/18");

    [Fact]
    public void Nothing_asked_finds_nothing() => Packs.Of("misato").Search(" ").ShouldBeEmpty();
}
