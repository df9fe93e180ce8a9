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

    [Fact]
    public void A_new_sign_after_a_settled_one_alarms() =>
        LevelOf("けいれんは止まりました。ただ20分たっても呼びかけに反応がなく、唇が紫です").ShouldNotBe(Level.None);
}
