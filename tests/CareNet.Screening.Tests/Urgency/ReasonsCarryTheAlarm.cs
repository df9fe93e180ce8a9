namespace CareNet.Screening.Tests.Urgency;

/// <summary>What is marked is what speaks for the call: without it the text is quiet.</summary>
public sealed class ReasonsCarryTheAlarm
{
    public static TheoryData<string> Sets => ["development", "fresh", "training"];

    [Theory, MemberData(nameof(Sets))]
    public void Removing_the_marked_characters_removes_every_alarm(string set)
    {
        var alarms = 0;
        foreach (
            var post in set switch
            {
                "development" => EvaluationSets.Development,
                "fresh" => EvaluationSets.Fresh,
                _ => EvaluationSets.Training,
            }
        )
        {
            var result = UrgencyScreen.Of(post.Text, ScreeningContext.Demo);
            if (!result.IsAlarm)
            {
                result.Reasons.ShouldBeEmpty();
                continue;
            }

            alarms++;
            var isMarked = new bool[post.Text.Length];
            foreach (var reason in result.Reasons)
            {
                post.Text[reason.Start..reason.End].ShouldBe(reason.Text);
                Array.Fill(isMarked, true, reason.Start, reason.End - reason.Start);
            }

            var rest = string.Concat(post.Text.Where((_, i) => !isMarked[i]));
            UrgencyScreen.Of(rest, ScreeningContext.Demo).Level.ShouldBe(Level.None, post.Id);
        }

        alarms.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_value_is_named_with_its_limit_and_no_sum_is_ever_shown()
    {
        var result = UrgencyScreen.Of("SpO2 86%、呼吸数28、脈134、血圧84/50、体温39.4℃です", ScreeningContext.Demo);

        result.Level.ShouldBe(Level.Red);
        result.Reasons.ShouldContain(reason => reason.Why.Ja.Contains("86") && reason.Why.Ja.Contains("91") && reason.Source == "NEWS2");
        result.Reasons.ShouldAllBe(reason => !reason.Why.Ja.Contains("点") && !reason.Why.En.Contains("score"));
    }

    [Fact]
    public void The_place_is_in_the_original_letters()
    {
        const string Text = "🚨　ｻﾁｭﾚｰｼｮﾝ ８２％ です";
        var reason = UrgencyScreen.Of(Text, ScreeningContext.Demo).Reasons.First(one => one.Source == "NEWS2");

        Text[reason.Start..reason.End].ShouldBe("ｻﾁｭﾚｰｼｮﾝ ８２％");
    }
}
