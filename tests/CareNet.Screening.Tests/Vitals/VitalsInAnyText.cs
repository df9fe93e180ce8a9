using System.Globalization;
using CareNet.Screening.Reading;
using CareNet.Screening.Vitals;
using CsCheck;

namespace CareNet.Screening.Tests.Vitals;

/// <summary>Measurements in texts that nobody thought of.</summary>
public sealed class VitalsInAnyText
{
    private static readonly Gen<(VitalKind Kind, string[] Labels, string Number, string[] Units)> Measured = Gen.OneOf(
        Gen.Int[70, 100]
            .Select(n => (VitalKind.SpO2, new[] { "SpO2", "酸素飽和度", "サチュレーション" }, Text(n), new[] { "%", "％", "" })),
        Gen.Int[40, 180].Select(n => (VitalKind.Pulse, new[] { "脈拍", "HR", "心拍数" }, Text(n), new[] { "回/分", "bpm", "" })),
        Gen.Int[340, 419]
            .Select(n => (VitalKind.Temperature, new[] { "体温", "KT", "検温" }, $"{n / 10}.{n % 10}", new[] { "℃", "度", "" })),
        Gen.Select(
            Gen.Int[80, 200],
            Gen.Int[40, 75],
            (high, low) => (VitalKind.BloodPressure, new[] { "血圧", "BP" }, $"{high}/{low}", new[] { "mmHg", "" })
        )
    );

    private static readonly Gen<string> Scraps = Gen.OneOf(
            Gen.OneOf(
                "体温",
                "BP",
                "spo2",
                "脈",
                "JCS",
                "酸素",
                "/",
                "~",
                "→",
                ".",
                "，",
                "%",
                "度",
                "HI",
                "測定不可",
                "。",
                "\n",
                " ",
                "　"
            ),
            Gen.OneOf("0", "9", "１２", "98", "36.5", "𠮷", "🚨", "\u3099", "\uFFFD", "ｶﾞ", "a", "\u200B", "\0"),
            Gen.Char.Select(c => c.ToString())
        )
        .Array[0, 40]
        .Select(string.Concat);

    [Fact]
    public void What_is_written_with_a_usual_label_is_read_once_and_as_written() =>
        Gen.Select(Measured, Gen.OneOf("", " ", "　", "：", ":"), Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 2])
            .Sample(written =>
            {
                var ((kind, labels, number, units), between, isWide, label, unit) = written;
                var shown = isWide ? Wide(number) : number;
                var text = NormalText.Of($"{labels[label % labels.Length]}{between}{shown}{units[unit % units.Length]}でした。");

                var vital = VitalReader.Read(text.Text).ShouldHaveSingleItem(text.Text);

                vital.ToString().ShouldBe($"{kind} {number.Replace(".0", "", StringComparison.Ordinal)}", text.Text);
            });

    [Fact]
    public void Whatever_is_typed_is_read_without_an_error_and_each_value_lies_in_the_text_in_its_order() =>
        Scraps.Sample(scraps =>
        {
            var text = NormalText.Of(scraps);
            var end = 0;
            foreach (var vital in VitalReader.Read(text.Text))
            {
                vital.Start.ShouldBeGreaterThanOrEqualTo(0);
                vital.End.ShouldBeInRange(vital.Start + 1, text.Text.Length);
                vital.End.ShouldBeGreaterThanOrEqualTo(end);
                end = vital.End;
                var (from, to) = text.ToOriginal(vital.Start, vital.End);
                from.ShouldBeInRange(0, to);
                to.ShouldBeLessThanOrEqualTo(text.Original.Length);
            }
        });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Wide(string text) => string.Concat(text.Select(c => (char)(c + 0xFEE0)));
}
