using CareNet.Security.Passwords;
using CareNet.Testing;

namespace CareNet.Security.Tests.Passwords;

public sealed class PasswordRuleTests
{
    private static string? Refusal(string region, string password, bool guideline = false, string? without = null) =>
        PasswordRule
            .Of(without is null ? Regions.Policy(region) : Regions.Policy(region).Without(without), guideline)
            .Refuses(password, ["hanako", "example"])
            ?.Code;

    [Theory]
    [
        Trait("rule", "misato/11-3"),
        Trait("rule", "nishitokyo/11-3"),
        Trait("rule", "miyazaki/17-3"),
        Trait("rule", "misato/11"),
        Trait("rule", "nishitokyo/11"),
        Trait("how", "enforce")
    ]
    [InlineData("misato", "misato/11-3")]
    [InlineData("nishitokyo", "nishitokyo/11-3")]
    [InlineData("miyazaki", "miyazaki/17-3")]
    public void A_region_that_asks_for_eight_letters_and_digits_gets_them_and_no_more(string region, string rule)
    {
        Refusal(region, "kx7fq2m").ShouldBe("security.password_too_short");
        Refusal(region, "kxwfqtmz").ShouldBe("security.password_needs_letters_and_digits");
        Refusal(region, "73914628").ShouldBe("security.password_needs_letters_and_digits");
        Refusal(region, "kx7fq2mz").ShouldBeNull("signs are not asked for");
        Refusal(region, "kx7fq2m", without: rule).ShouldBe("security.password_too_short", "eight are CareNet's own floor, too");
        Refusal(region, "kxwfqtmz", without: rule).ShouldBeNull();
    }

    [Theory]
    [Trait("rule", "okayama/3-1"), Trait("rule", "osaki/10-1"), Trait("how", "enforce")]
    [InlineData("okayama")]
    [InlineData("osaki")]
    public void A_region_without_numbers_gets_those_of_the_guideline(string region)
    {
        Refusal(region, "kx7fq2mz").ShouldBe("security.password_needs_symbols");
        Refusal(region, "kx7-fq2m").ShouldBeNull();
        PasswordRule.Of(Regions.Policy(region), false).Rules.ShouldBeEmpty("what CareNet assumes is not cited as the region's");
        PasswordRule.Of(Regions.Policy(region).Silent("password"), false).Refuses("kx7fq2mz", []).ShouldBeNull();
    }

    [Theory]
    [Trait("rule", "misato/2-1"), Trait("rule", "nishitokyo/2-1"), Trait("how", "enforce")]
    [InlineData("misato")]
    [InlineData("nishitokyo")]
    public void The_guideline_goes_beyond_the_article_and_never_below_it(string region)
    {
        Refusal(region, "kx7fq2mz", guideline: true).ShouldBe("security.password_needs_symbols");
        Refusal(region, "kx7-fq2m", guideline: true).ShouldBeNull();
        PasswordRule.Of(Regions.Policy(region), true).FollowsGuideline.ShouldBeTrue();
        var strict = Regions
            .Policy(region)
            .With(settings =>
                settings with
                {
                    Password = settings.Password with { MinLength = CareNet.Policy.Settings.Stated<int>.ByRegion(12, []) },
                }
            );
        PasswordRule.Of(strict, true).MinLength.ShouldBe(12);
    }

    [Theory]
    [InlineData("12345678a")]
    [InlineData("1q2w3e4r")]
    [InlineData("trustno1")]
    [InlineData("Qazwsx123")]
    [InlineData("19850412a")]
    [InlineData("sakura2024")]
    public void What_everybody_takes_is_refused_also_where_letters_and_digits_are_enough(string password) =>
        Refusal("misato", password).ShouldBe("security.password_guessable");

    [Theory]
    [InlineData("password2026!")]
    [InlineData("P@ssw0rd-1")]
    [InlineData("Hanako-2026")]
    [InlineData("kaigo#12345")]
    [InlineData("aa11aa11!!")]
    [InlineData("qwerty-12345")]
    public void What_somebody_would_try_first_is_refused(string password) =>
        Refusal("okayama", password).ShouldBe("security.password_guessable");

    [Theory]
    [InlineData("kx7-f\u0000q2m", "security.password_unreadable")]
    [InlineData("", "security.password_too_short")]
    public void What_cannot_be_typed_again_is_refused(string password, string code) => Refusal("okayama", password).ShouldBe(code);

    [Fact]
    public void A_huge_one_is_refused_before_it_is_hashed() =>
        Refusal("okayama", new string('x', 5000)).ShouldBe("security.password_too_long");
}
