using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Security.Passwords;
using CareNet.Security.SecuritySettings;
using CareNet.Testing;

namespace CareNet.Security.Tests.Passwords;

/// <summary>An edition that is in force is held to CareNet's bounds where its numbers are used.</summary>
public sealed class BoundTests
{
    private static readonly RegionPolicy Loose = Regions
        .Policy("misato")
        .With(settings =>
            settings with
            {
                Lockout = new(Of(1_000_000), Of(0)),
                Logout = settings.Logout with { IdleMinutes = Of(2_000_000_000) },
                Password = settings.Password with { MinLength = Of(1), MaxAgeDays = Of(int.MaxValue) },
            }
        );

    private readonly SecuritySettingsStore settings = new(new PoliciesInForce(Regions.Book.With(Loose), TimeProvider.System));

    [Fact]
    public void A_policy_does_not_switch_the_lockout_off() => settings.LockoutOf(new("misato")).ShouldBe((20, TimeSpan.FromMinutes(5)));

    [Fact]
    public void A_policy_does_not_keep_sessions_open_for_ever() => settings.IdleMinutes(new("misato"), isShared: false).ShouldBe(240);

    [Fact]
    public void A_policy_does_not_allow_passwords_of_one_letter_or_for_ever() =>
        PasswordRule
            .Of(Loose, followsGuideline: false)
            .ShouldSatisfyAllConditions(rule => rule.MinLength.ShouldBe(8), rule => rule.MaxAgeDays.ShouldBe(1095));

    private static Stated<int> Of(int value) => Stated<int>.ByRegion(value, []);
}
