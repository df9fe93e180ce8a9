using CareNet.Screening.Vitals;

namespace CareNet.Screening.Tests.Vitals;

/// <summary>Both sides of every boundary of both scales.</summary>
public sealed class News2HasItsBoundaries
{
    [Theory]
    [
        InlineData(0, 3),
        InlineData(8, 3),
        InlineData(9, 1),
        InlineData(11, 1),
        InlineData(12, 0),
        InlineData(20, 0),
        InlineData(21, 2),
        InlineData(24, 2),
        InlineData(25, 3),
        InlineData(60, 3)
    ]
    public void Respiration(int value, int points) => News2.Respiration(value).ShouldBe(points);

    [Theory]
    [
        InlineData(50, 3),
        InlineData(91, 3),
        InlineData(92, 2),
        InlineData(93, 2),
        InlineData(94, 1),
        InlineData(95, 1),
        InlineData(96, 0),
        InlineData(100, 0)
    ]
    public void SpO2_on_scale_1(int value, int points) => News2.SpO2(value).ShouldBe(points);

    [Theory]
    [
        InlineData(60, 3),
        InlineData(83, 3),
        InlineData(84, 2),
        InlineData(85, 2),
        InlineData(86, 1),
        InlineData(87, 1),
        InlineData(88, 0),
        InlineData(92, 0)
    ]
    public void SpO2_on_scale_2_up_to_the_target(int value, int points)
    {
        News2.SpO2Scale2(value, onOxygen: false).ShouldBe(points);
        News2.SpO2Scale2(value, onOxygen: true).ShouldBe(points);
    }

    [Theory]
    [InlineData(93, 1), InlineData(94, 1), InlineData(95, 2), InlineData(96, 2), InlineData(97, 3), InlineData(100, 3)]
    public void SpO2_on_scale_2_above_the_target_counts_on_oxygen_only(int value, int points)
    {
        News2.SpO2Scale2(value, onOxygen: true).ShouldBe(points);
        News2.SpO2Scale2(value, onOxygen: false).ShouldBe(0);
    }

    [Fact]
    public void Oxygen()
    {
        News2.Oxygen(true).ShouldBe(2);
        News2.Oxygen(false).ShouldBe(0);
    }

    [Theory]
    [
        InlineData(40, 3),
        InlineData(90, 3),
        InlineData(91, 2),
        InlineData(100, 2),
        InlineData(101, 1),
        InlineData(110, 1),
        InlineData(111, 0),
        InlineData(219, 0),
        InlineData(220, 3),
        InlineData(260, 3)
    ]
    public void Systolic(int value, int points) => News2.Systolic(value).ShouldBe(points);

    [Theory]
    [
        InlineData(30, 3),
        InlineData(40, 3),
        InlineData(41, 1),
        InlineData(50, 1),
        InlineData(51, 0),
        InlineData(90, 0),
        InlineData(91, 1),
        InlineData(110, 1),
        InlineData(111, 2),
        InlineData(130, 2),
        InlineData(131, 3)
    ]
    public void Pulse(int value, int points) => News2.Pulse(value).ShouldBe(points);

    [Theory]
    [
        InlineData("33.8", 3),
        InlineData("35.0", 3),
        InlineData("35.1", 1),
        InlineData("36.0", 1),
        InlineData("36.1", 0),
        InlineData("38.0", 0),
        InlineData("38.1", 1),
        InlineData("39.0", 1),
        InlineData("39.1", 2),
        InlineData("41.5", 2)
    ]
    public void Temperature(string value, int points) =>
        News2.Temperature(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(points);

    [Theory]
    [
        InlineData(AlertState.Alert, 0),
        InlineData(AlertState.NewConfusion, 3),
        InlineData(AlertState.Voice, 3),
        InlineData(AlertState.Pain, 3),
        InlineData(AlertState.Unresponsive, 3)
    ]
    public void Consciousness(AlertState state, int points) => News2.Consciousness(state).ShouldBe(points);
}
