using System.Text.Json;
using CareNet.Testing;

namespace CareNet.Verbs.Tests.Screen;

public class ScreenVerbTests
{
    private const string Urgent = "昼食は全量です。🌸 呼んでも返事がありません";

    [Fact]
    public async Task Each_post_gets_one_line_with_its_level_and_the_exact_stretch_of_each_reason()
    {
        using var scratch = new ScratchFolder();
        var file = Write(
            scratch,
            $$"""
            {"id":"a1","text":"{{Urgent}}"}

            {"id":"a2","text":"昼食は全量召し上がりました。次回は火曜日に伺います。"}
            {"id":"a3","text":"SpO2 89%です","baseline":{"spo2":[86,90]} }
            """
        );

        var lines = (await RunVerb.EndsAsync(0, "screen", file)).Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(["a1", "a2", "a3"]);
        lines[0].GetProperty("level").GetString().ShouldBe("red");
        lines[1].GetProperty("level").GetString().ShouldBe("none");
        lines[1].GetProperty("reasons").EnumerateArray().ShouldBeEmpty();
        lines[2].GetProperty("level").GetString().ShouldBe("none");
        lines[0].GetProperty("call").EnumerateArray().ShouldNotBeEmpty();
        var reason = lines[0].GetProperty("reasons")[0];
        Characters(Urgent, reason.GetProperty("start").GetInt32(), reason.GetProperty("end").GetInt32())
            .ShouldBe(reason.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("[1]")]
    public async Task A_line_that_is_no_post_is_named_and_ends_the_run(string bad)
    {
        using var scratch = new ScratchFolder();
        var file = Write(scratch, "{\"id\":\"a1\",\"text\":\"変わりありません\"}\n" + bad);

        (await RunVerb.EndsAsync(1, "screen", file)).ShouldContain("line 2 is no JSON with id and text");
    }

    [Fact]
    public async Task How_the_screen_does_on_labelled_posts_is_counted()
    {
        using var scratch = new ScratchFolder();
        var file = Write(
            scratch,
            $$"""
            {"id":"b1","text":"{{Urgent}}","urgent":true,"category":"consciousness","trap":"none"}
            {"id":"b2","text":"変わりなく過ごされています","urgent":true,"category":"routine","trap":"no-keyword"}
            {"id":"b3","text":"入浴の予定を変更します","urgent":false,"category":"schedule","trap":"none"}
            """
        );

        var said = await RunVerb.EndsAsync(0, "eval", "urgency", file);

        said.ShouldContain("0.5");
        said.ShouldContain("b2");
        said.ShouldNotContain("b3");
    }

    private static string Write(ScratchFolder scratch, string lines)
    {
        File.WriteAllText(scratch["posts.jsonl"], lines);
        return scratch["posts.jsonl"];
    }

    // As a reader counts: an emoji is one character.
    private static string Characters(string text, int start, int end) =>
        string.Concat(text.EnumerateRunes().Skip(start).Take(end - start).Select(rune => rune.ToString()));
}
