using System.Text;

namespace CareNet.Platform.Tests.Kernel;

public sealed class TextNormalizationTests
{
    [Theory]
    [InlineData("か\u3099", "が", "が")]
    [InlineData("ＡＢＣ１２３", "ＡＢＣ１２３", "ABC123")]
    [InlineData("𠮷野家 👩‍⚕️", "𠮷野家 👩‍⚕️", "𠮷野家 👩‍⚕️")]
    [InlineData("", "", "")]
    public void Characters_get_one_spelling(string text, string composed, string folded)
    {
        TextNormalization.IsReadable(text).ShouldBeTrue();
        text.Composed().ShouldBe(composed);
        text.Folded().ShouldBe(folded);
    }

    [Theory]
    [InlineData(new[] { 'a', '\uFFFE' }, "a\uFFFD")]
    [InlineData(new[] { 'a', '\uFFFF' }, "a\uFFFD")]
    [InlineData(new[] { '\uD800', 'a' }, "\uFFFDa")]
    [InlineData(new[] { 'a', '\uDC00' }, "a\uFFFD")]
    [InlineData(new[] { '\uD83F', '\uDFFE' }, "\uFFFD")]
    [InlineData(new[] { '\uFDD0' }, "\uFFFD")]
    [InlineData(new[] { '\uFFFD' }, "\uFFFD")]
    public void What_is_no_character_is_replaced_and_nothing_throws(char[] signs, string expected)
    {
        var text = new string(signs);

        TextNormalization.IsReadable(text).ShouldBeFalse();
        text.Composed().ShouldBe(expected);
        text.Folded().ShouldBe(expected);
    }

    [Fact]
    public void Every_single_code_unit_is_normalised_without_an_exception()
    {
        for (var sign = 0; sign <= char.MaxValue; sign++)
        {
            var text = ((char)sign).ToString();

            text.Folded().IsNormalized(NormalizationForm.FormKC).ShouldBeTrue();
            text.Composed().IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        }
    }
}
