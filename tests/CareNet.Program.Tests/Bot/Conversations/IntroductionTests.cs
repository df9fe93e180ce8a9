using CareNet.Bot.Conversations;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace CareNet.Bot.Tests.Conversations;

public sealed class IntroductionTests
{
    [Theory]
    [InlineData("ja-JP")]
    [InlineData("ja")]
    [InlineData("de-DE")]
    [InlineData("")]
    [InlineData(null)]
    public Task A_question_is_answered_in_Japanese_unless_the_locale_is_English(string? locale) =>
        Asked(locale).AssertReply(IntroducesItself.Introduction.Ja).AssertNoReply(timeout: 1).StartTestAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("en-GB")]
    [InlineData("EN-us")]
    public Task A_question_with_an_English_locale_is_answered_in_English(string locale) =>
        Asked(locale).AssertReply(IntroducesItself.Introduction.En).AssertNoReply(timeout: 1).StartTestAsync();

    [Fact]
    public Task The_answer_carries_its_own_language() =>
        Asked("en-GB").AssertReply(reply => reply.AsMessageActivity().Locale.ShouldBe("en")).StartTestAsync();

    [Fact]
    public Task What_is_no_message_gets_no_answer() =>
        new TestFlow(new TestAdapter(), new IntroducesItself())
            .Send(new Activity(ActivityTypes.Typing))
            .AssertNoReply(timeout: 1)
            .StartTestAsync();

    private static TestFlow Asked(string? locale) =>
        new TestFlow(new TestAdapter(), new IntroducesItself()).Send(
            new Activity(ActivityTypes.Message) { Text = "この写真を共有してもよいですか", Locale = locale }
        );
}
