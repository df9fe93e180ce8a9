using CareNet.Screening.Model;

namespace CareNet.Screening.Tests.Model;

public sealed class TheModelIsReproducible
{
    [Fact]
    public void Training_again_writes_the_stored_file() =>
        Training.Train(EvaluationSets.Training).ShouldBe(DataFile.Text("model.tsv").TrimEnd('\n').Split('\n'));

    [Fact]
    public void The_version_names_the_day_and_the_content() => ScreeningVersion.Current.ShouldMatch(@"^\d{4}-\d\d-\d\d\+[0-9a-f]{12}$");
}
