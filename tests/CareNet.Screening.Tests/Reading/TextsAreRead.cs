using CareNet.Screening.Reading;

namespace CareNet.Screening.Tests.Reading;

public sealed class TextsAreRead
{
    [Theory]
    [InlineData("ＳｐＯ２　８９％", "spo2 89%")]
    [InlineData("ｺｷｭｳｶﾞ ﾊﾔｲ", "呼吸がはやい")]
    [InlineData("ﾊﾟﾙｽ ﾅｼ", "ぱるすなし")]
    [InlineData("呼吸苦ナシ　著変ナシ", "呼吸苦なし著変なし")]
    [InlineData("BP  124/70,   HR 66", "bp 124/70, hr 66")]
    [InlineData("呼級が苦しい", "呼吸が苦しい")]
    [InlineData("転等して地が出て泊まりません", "転倒して血が出て止まりません")]
    [InlineData("98～91　⇒　88", "98~91→88")]
    [InlineData("JCS Ⅲ－300", "jcs iii-300")]
    [InlineData("か\u3099んば", "がんば")]
    public void One_form_for_many_ways_of_writing(string written, string normal) => NormalText.Of(written).Text.ShouldBe(normal);

    [Theory]
    [InlineData("🚨ｶﾞｸｶﾞｸ ふるえ")]
    [InlineData("㎎と㍑と①")]
    [InlineData("\ud83d half a pair \ude00")]
    [InlineData("転等した")]
    [InlineData("")]
    public void Every_normal_character_leads_back_into_the_original(string written)
    {
        var text = NormalText.Of(written);
        for (var i = 0; i < text.Length; i++)
        {
            var (start, end) = text.ToOriginal(i, i + 1);
            start.ShouldBeInRange(0, written.Length - 1);
            end.ShouldBeInRange(start + 1, written.Length);
        }
    }

    [Fact]
    public void A_mended_word_leads_back_to_what_was_written()
    {
        var text = NormalText.Of("朝、呼級が荒い");
        var at = text.Text.IndexOf("呼吸", StringComparison.Ordinal);
        var (start, end) = text.ToOriginal(at, at + 2);

        text.Original[start..end].ShouldBe("呼級");
    }
}
