using System.Diagnostics;
using Xunit.Abstractions;

namespace CareNet.Screening.Tests.Urgency;

/// <summary>Measured alone: other tests beside it would be measured too, so the whole suite keeps it for its quiet part.</summary>
[Trait("size", "long")]
[CollectionDefinition(nameof(NothingSlowsItDown), DisableParallelization = true), Collection(nameof(NothingSlowsItDown))]
public sealed class NothingSlowsItDown(ITestOutputHelper output)
{
    private const int Long = 20_000;
    private static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Kinds =>
        [
            "alarms",
            "emoji",
            "binary",
            "digits",
            "denials",
            "breath",
            "blood",
            "phone numbers",
            "voice marks",
            "pulses",
            "posts",
            "letters",
            "half pairs",
            "newlines",
        ];

    [Theory, MemberData(nameof(Kinds))]
    public void A_text_of_20_000_characters_takes_20_milliseconds_at_most(string kind)
    {
        var text = Text(kind);
        var best = TimeSpan.MaxValue;
        // What the text costs a node that has served for a while, the quickest of many runs: the first ones are not compiled well yet,
        // and the machine has other work.
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < WarmUp || (begun.Elapsed < Patience && best > AtMost); )
        {
            var watch = Stopwatch.StartNew();
            UrgencyScreen.Of(text, ScreeningContext.Demo);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        output.WriteLine($"{kind}: {best.TotalMilliseconds:0.0} ms");
        best.ShouldBeLessThanOrEqualTo(AtMost);
    }

    [Fact]
    public void A_core_screens_10_000_posts_a_second()
    {
        var texts = EvaluationSets.Development.Select(post => post.Text).ToArray();
        var best = 0.0;
        // Time of the processor, not of the clock: the machine may have other work.
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < Patience && best < 10_000; )
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var round = 0; round < 10; round++)
            {
                foreach (var text in texts)
                {
                    UrgencyScreen.Of(text, ScreeningContext.Demo);
                }
            }

            best = Math.Max(best, 10 * texts.Length / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        output.WriteLine($"{best:0} posts a second");
        best.ShouldBeGreaterThanOrEqualTo(10_000);
    }

    [Fact]
    public void A_null_character_and_an_empty_text_are_texts()
    {
        UrgencyScreen.Of("", ScreeningContext.Demo).Level.ShouldBe(Level.None);
        UrgencyScreen.Of("\0\uFFFF\uD800", ScreeningContext.Demo).Level.ShouldBe(Level.None);
    }

    private static string Text(string kind)
    {
        var chance = new Random(20261121);
        return kind switch
        {
            "alarms" => Repeat("血圧80/40、SpO2 82%、呼んでも返事がありません。"),
            "emoji" => Repeat("🚨😱"),
            "binary" => new([.. Enumerable.Range(0, Long).Select(_ => (char)chance.Next(0, 65536))]),
            "digits" => Repeat("1"),
            "denials" => Repeat("なし、"),
            "breath" => Repeat("息が苦しい"),
            "blood" => Repeat("止まらない血"),
            "phone numbers" => Repeat("090-1234-"),
            "voice marks" => Repeat("ﾞ"),
            "pulses" => Repeat("p88回"),
            "letters" => Repeat("no chest pain "),
            "half pairs" => Repeat("\ud83d"),
            "newlines" => Repeat("痛\n"),
            _ => string.Concat(EvaluationSets.Training.Select(post => post.Text))[..Long],
        };
    }

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, (Long / piece.Length) + 1))[..Long];
}
