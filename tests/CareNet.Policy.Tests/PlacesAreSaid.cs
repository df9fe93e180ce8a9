namespace CareNet.Policy.Tests;

public sealed class PlacesAreSaid
{
    [Theory]
    [InlineData("misato/11-3", "Article 11(3)")]
    [InlineData("misato/notes-3-1", "Notes (3), item 1")]
    [InlineData("misato/form-2-2-1", "Form 2, article 2, 1")]
    [InlineData("misato/purposes-1", "Form 4, back 1")]
    [InlineData("okayama/3-1", "Rule 3(1)")]
    [InlineData("miyazaki/tips-1", "Advice 1)")]
    public void A_place_has_an_English_name(string id, string place) => Packs.Of(id.Split('/')[0]).Rule(id)!.PlaceName.En.ShouldBe(place);

    [Fact]
    public void No_place_is_left_in_Japanese_for_English_readers() =>
        Packs
            .Real.SelectMany(policy => policy.Rules)
            .Select(rule => rule.PlaceName.En)
            .Where(place => place.Any(letter => letter > '\u2fff'))
            .ShouldBeEmpty();
}
