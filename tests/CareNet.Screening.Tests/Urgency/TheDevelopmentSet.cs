using CareNet.Screening.Evaluating;

namespace CareNet.Screening.Tests.Urgency;

public sealed class TheDevelopmentSet
{
    [Fact]
    public void At_least_97_of_100_urgent_posts_are_found_with_alarms_on_5_of_100_others_at_most()
    {
        var judgement = Judgement.Of(EvaluationSets.Development);

        judgement.Recall.ShouldBeGreaterThanOrEqualTo(0.97);
        judgement.AlarmRate.ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public void No_training_post_is_in_an_evaluation_set() =>
        EvaluationSets
            .Training.Select(post => post.Text)
            .Intersect(EvaluationSets.Development.Concat(EvaluationSets.Fresh).Select(post => post.Text))
            .ShouldBe([]);
}
