namespace CareNet.Screening.Tests.Urgency;

public sealed class RegionsSign
{
    private const string Clinical = "SpO2 78%、唇が紫で呼んでも返事がありません";

    [Fact]
    public void Until_a_physician_has_signed_this_version_clinical_signs_are_off()
    {
        UrgencyScreen.Of(Clinical, ScreeningContext.Of("misato", signedVersion: null)).Level.ShouldBe(Level.None);
        UrgencyScreen.Of(Clinical, ScreeningContext.Of("misato", "2020-01-01+000000000000")).Level.ShouldBe(Level.None);
        UrgencyScreen.Of(Clinical, ScreeningContext.Of("misato", ScreeningVersion.Current)).Level.ShouldBe(Level.Red);
    }

    [Fact]
    public void The_misuse_of_the_channel_warns_all_the_same()
    {
        var result = UrgencyScreen.Of("至急ご指示ください", ScreeningContext.Of("misato", signedVersion: null));

        result.Level.ShouldBe(Level.Amber);
        result.Reasons.ShouldAllBe(reason => !reason.Source.Contains('/'));
    }

    [Theory]
    [InlineData("okayama", "okayama/8")]
    [InlineData("miyazaki", "miyazaki/6")]
    public void Where_the_document_says_so_its_rule_is_the_first_reason(string region, string rule) =>
        UrgencyScreen.Of("至急ご指示ください", ScreeningContext.Of(region, signedVersion: null)).Reasons[0].Source.ShouldBe(rule);

    [Fact]
    public void The_demo_region_says_that_it_is_a_demo()
    {
        UrgencyScreen.Of(Clinical, ScreeningContext.Demo).IsDemo.ShouldBeTrue();
        UrgencyScreen.Of(Clinical, ScreeningContext.Of("osaki", ScreeningVersion.Current)).IsDemo.ShouldBeFalse();
    }

    [Fact]
    public void The_patients_own_range_wins_over_the_general_limit()
    {
        const string Text = "SpO2 89%です";
        var own = ScreeningContext.Demo with { Baseline = new(SpO2: new(88, 92)) };

        UrgencyScreen.Of(Text, ScreeningContext.Demo).Level.ShouldNotBe(Level.None);
        UrgencyScreen.Of(Text, own).Reasons.ShouldAllBe(reason => reason.Source != "NEWS2" && reason.Source != "baseline");
        UrgencyScreen.Of("SpO2 80%です", own).Level.ShouldNotBe(Level.None);
    }

    [Theory]
    [InlineData("14時に呼吸が止まっていることに気づきました。看取りの方です。", Call.DoctorOnCall)]
    [InlineData("右半身が急に動かなくなり、呂律が回りません", Call.Emergency)]
    [InlineData("職場のスマホを紛失しました。至急どうしたらよいでしょうか", Call.Secretariat)]
    public void Whom_to_phone_follows_the_reason(string text, Call call) =>
        UrgencyScreen.Of(text, ScreeningContext.Demo).Calls.ShouldContain(call);
}
