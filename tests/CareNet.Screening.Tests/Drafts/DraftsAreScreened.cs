using CareNet.Screening.Drafts;

namespace CareNet.Screening.Tests.Drafts;

public sealed class DraftsAreScreened
{
    [Theory]
    [InlineData("連絡先は090-1234-5678です", DraftMatter.Phone, "090-1234-5678")]
    [InlineData("０８６－２２３－４５６７へ", DraftMatter.Phone, "０８６－２２３－４５６７")]
    [InlineData("岡山市北区大供1丁目1-1にお住まい", DraftMatter.Address, "岡山市北区大供1丁目1-1")]
    [InlineData("〒700-8544", DraftMatter.Address, "〒700-8544")]
    [InlineData("佐藤 花子様の件です", DraftMatter.Name, "佐藤 花子様")]
    [InlineData("生年月日：昭和10年3月4日", DraftMatter.Birthday, "生年月日：昭和10年3月4日")]
    [InlineData("被保険者番号 0012345678", DraftMatter.InsuranceNumber, "被保険者番号 0012345678")]
    [InlineData("第2表を貼ります", DraftMatter.CarePlan, "第2表")]
    public void Personal_matters_are_found_by_general_patterns(string draft, DraftMatter matter, string words)
    {
        var finding = DraftScreen.Of(draft).First(one => one.Matter == matter);

        finding.Text.ShouldBe(words);
        draft[finding.Start..finding.End].ShouldBe(words);
    }

    [Theory]
    [InlineData("血圧128/76、脈72、SpO2 97%でした")]
    [InlineData("14:30に訪問し、お茶を450ml飲まれました")]
    [InlineData("次回は2/14、金曜に伺います")]
    public void A_routine_record_holds_none(string draft) => DraftScreen.Of(draft).ShouldBeEmpty();
}
