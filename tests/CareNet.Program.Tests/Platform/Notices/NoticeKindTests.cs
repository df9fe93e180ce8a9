using System.Text.Json;
using CareNet.Platform.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Notices;

public class NoticeKindTests
{
    private static readonly Phrase Text = new("お知らせ", "Notice");

    [Theory]
    [InlineData("copy")]
    [InlineData("Consent.copy")]
    [InlineData("consent.写し")]
    [InlineData("consent.copy missing")]
    [InlineData("")]
    public void A_kind_is_a_code_and_nothing_else(string value) => Should.Throw<FormatException>(() => new NoticeKind(value));

    [Theory]
    [InlineData("consents/{id}")]
    [InlineData("//elsewhere.example/{id}")]
    [InlineData("/consents/{name}")]
    [InlineData("/consents?id={id}")]
    [InlineData("https://elsewhere.example")]
    public void A_link_stays_inside_and_carries_an_id_at_most(string link) =>
        Should.Throw<ArgumentException>(() => new NoticeWording(new("consent.copy_missing"), Text, Text, link));

    [Fact]
    public void Two_wordings_of_one_kind_are_refused_when_they_are_registered()
    {
        var wording = new NoticeWording(new("consent.copy_missing"), Text, Text, "/consents/{id}");

        Should
            .Throw<InvalidOperationException>(() => new ServiceCollection().AddNoticeKind(wording).AddNoticeKind(wording))
            .Message.ShouldContain("consent.copy_missing");
    }

    [Fact]
    public void A_due_notice_travels_as_it_is()
    {
        var notice = new NoticeDue(
            new(Guid.CreateVersion7()),
            new("consent.copy_missing"),
            Guid.CreateVersion7(),
            DateTimeOffset.UnixEpoch
        );

        JsonSerializer.Deserialize<NoticeDue>(JsonSerializer.Serialize(notice)).ShouldBe(notice);
    }
}
