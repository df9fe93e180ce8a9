using CareNet.Screening.Model;

namespace CareNet.Screening.Tests.Urgency;

public sealed class ContextDecides
{
    private static Level LevelOf(string text) => UrgencyScreen.Of(text, ScreeningContext.Demo).Level;

    [Theory]
    [InlineData("呼んでも返事がありません。いびきをかいています")]
    [InlineData("鼻血が30分止まりません。血液サラサラの薬を飲まれています")]
    [InlineData("血圧を何度測っても測れません。冷や汗をかいています")]
    [InlineData("新聞が溜まったまま玄関が閉まっています。呼んでも応答がありません")]
    [InlineData("さっきから呂律が回らず、右手の箸を落とします")]
    [InlineData("She is not responding and her lips are blue")]
    public void What_is_so_now_alarms(string text) => LevelOf(text).ShouldNotBe(Level.None);

    [Theory]
    [InlineData("胸痛・呼吸苦・動悸の訴えはありません。食事も全量です。")]
    [InlineData("意識清明、麻痺なし、しびれなし。次回は金曜に伺います。")]
    [InlineData("先月の転倒で折れた腕は、くっついているそうです。")]
    [InlineData("息苦しさが出たときは訪看に電話するようご家族に説明しました。")]
    [InlineData("窒息のときの対応の研修に2名で参加しました。")]
    [InlineData("【至急】主治医意見書の提出が明日までです。")]
    [InlineData("血圧が160/90です。本日の入浴は可能でしょうか")]
    [InlineData("いつも通りSpO2 90%で、会話も食事も変わりありません。")]
    public void What_is_denied_past_supposed_taught_or_usual_does_not(string text) => LevelOf(text).ShouldBe(Level.None);

    [Theory]
    [InlineData("むせなし、窒息なし。口呼吸なし。お茶は200ml飲まれました。")]
    [InlineData("2011年に心筋梗塞、胸痛はその後一度もありません。")]
    [InlineData("吐血・喀血・鮮紅血便なし。食事は8割でした。")]
    [InlineData("排便は普通便1回、黒色便はありません。")]
    [InlineData("鼻カニューレを新しいものに替えました。SpO2 97%です。")]
    [InlineData("友人は、去年ろれつが回らなくなって入院したそうです。ご本人は体操を続けておられます。")]
    [InlineData("息が止まるかと思うほどおいしい桃だったそうです。")]
    [InlineData("救命の講習で、人形を相手に心臓マッサージをしました。腕が疲れました。")]
    public void Words_that_only_hold_a_sign_or_speak_of_others_do_not(string text) => LevelOf(text).ShouldBe(Level.None);

    [Theory]
    [InlineData("先ほど転んでいます。研修で習ったとおり見ましたが、頭から血が出ています")]
    [InlineData("2日前から意識がもうろうとしています。いま呼んでも返事がありません")]
    [InlineData("仮に飲んでいたらと思いましたが、実際に別の方の薬を飲んでおられました")]
    [InlineData("左手に力が入らないそうです。さっきからお茶をこぼされます")]
    public void Words_that_only_look_like_another_context_do_not_hide_a_sign(string text) => LevelOf(text).ShouldNotBe(Level.None);

    [Theory]
    [InlineData("呼びかけに反応がありません")]
    [InlineData("呼びかけに反応がありません。主治医に報告済みです")]
    [InlineData("呼吸が止まっているかもしれません")]
    [InlineData("SpO2 82%です")]
    public void No_model_silences_what_is_red_and_of_now(string text)
    {
        var weights = new double[FeatureSpace.Count];
        weights[FeatureSpace.Other("bias")] = -50;

        UrgencyScreen.Of(text, ScreeningContext.Demo, new UrgencyModel(weights, [])).Level.ShouldBe(Level.Amber);
    }

    [Fact]
    public void A_new_sign_after_a_settled_one_alarms() =>
        LevelOf("けいれんは止まりました。ただ20分たっても呼びかけに反応がなく、唇が紫です").ShouldNotBe(Level.None);
}
