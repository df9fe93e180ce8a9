using CareNet.Screening.Model;

namespace CareNet.Screening.Evaluating;

/// <summary>A labelled post and what the screen said of it.</summary>
public sealed record Judged(LabelledPost Post, Level Level)
{
    public bool IsMissed => Post.IsUrgent && Level == Level.None;

    public bool IsFalseAlarm => !Post.IsUrgent && Level != Level.None;
}

/// <summary>Measures how well the screen does on labelled posts.</summary>
public sealed record Judgement(IReadOnlyList<Judged> All)
{
    public int Urgent => All.Count(one => one.Post.IsUrgent);

    public int Harmless => All.Count - Urgent;

    public double Recall => Urgent == 0 ? 1 : 1 - ((double)All.Count(one => one.IsMissed) / Urgent);

    public double AlarmRate => Harmless == 0 ? 0 : (double)All.Count(one => one.IsFalseAlarm) / Harmless;

    public static Judgement Of(IReadOnlyList<LabelledPost> posts) =>
        new([.. posts.Select(post => new Judged(post, UrgencyScreen.Of(post.Text, ScreeningContext.Demo).Level))]);

    // Neighbouring posts often share their words and differ in what is the case: they stay on one side.
    private const int Block = 10;

    /// <summary>Each fifth of the posts is judged by a model that was trained on the other four.</summary>
    public static Judgement CrossValidated(IReadOnlyList<LabelledPost> posts, int folds = 5)
    {
        var judged = new List<Judged>();
        for (var fold = 0; fold < folds; fold++)
        {
            var model = Training.Fit([.. posts.Where((_, i) => i / Block % folds != fold)]);
            judged.AddRange(
                posts
                    .Where((_, i) => i / Block % folds == fold)
                    .Select(post => new Judged(post, UrgencyScreen.LevelOf(post.Text, ScreeningContext.Demo, model)))
            );
        }

        return new(judged);
    }
}
