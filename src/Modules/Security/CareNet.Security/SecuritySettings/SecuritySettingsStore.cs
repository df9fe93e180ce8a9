using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using CareNet.Security.Passwords;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SecuritySettings;

/// <summary>The settings that the secretariat chose on top of the region's text.</summary>
public sealed class RegionSecuritySettings
{
    public required RegionCode Region { get; init; }

    public bool FollowsGuideline { get; set; }

    public bool FactorRequired { get; set; }

    public PersonId ChosenBy { get; set; }

    public DateTimeOffset ChosenAt { get; set; }
}

public sealed class FacilitySecuritySettings
{
    public required FacilityId Facility { get; init; }

    public bool FactorRequired { get; set; }

    /// <summary>From where its people sign in; none named means from everywhere.</summary>
    public List<string> Networks { get; set; } = [];

    public bool AllowsMobile { get; set; } = true;

    public PersonId ChosenBy { get; set; }

    public DateTimeOffset ChosenAt { get; set; }

    /// <summary>The facility's own, made where there is none yet; two choices at a time wait for each other.</summary>
    internal static async Task<FacilitySecuritySettings> HoldAsync(SecurityContext context, FacilityId facility, CancellationToken ct)
    {
        await context.LockAsync($"facility-profile {facility}", ct);
        var profile = await context.Set<FacilitySecuritySettings>().FindAsync([facility], ct);
        if (profile is null)
        {
            profile = new FacilitySecuritySettings { Facility = facility };
            context.Add(profile);
        }

        return profile;
    }
}

/// <summary>Which rules hold for an account, with whatever secretariat and facility added.</summary>
public sealed class SecuritySettingsStore(PoliciesInForce policies)
{
    public RegionPolicy? PolicyOf(RegionCode region) => policies.Of(region.Value);

    /// <summary>
    /// How many wrong passwords or codes lock, and for how long. An address without an account has no region and gets what holds where
    /// a region says nothing.
    /// </summary>
    public (int Attempts, TimeSpan Wait) LockoutOf(RegionCode? region)
    {
        var lockout = region is { } known ? PolicyOf(known)?.Settings.Lockout : null;
        return (
            SettingBounds.LockoutAttempts.Clamp(lockout?.Attempts.Or(Attempts) ?? Attempts),
            TimeSpan.FromMinutes(SettingBounds.LockoutMinutes.Clamp(lockout?.Minutes.Or(WaitMinutes) ?? WaitMinutes))
        );
    }

    [Rule("misato/2-1", How = "enforce"), Rule("nishitokyo/2-1", How = "enforce")]
    public async Task<PasswordRule> PasswordRuleOf(SecurityContext context, RegionCode region, CancellationToken ct) =>
        PasswordRule.Of(
            PolicyOf(region),
            await context.Set<RegionSecuritySettings>().AnyAsync(p => p.Region == region && p.FollowsGuideline, ct)
        );

    public async Task<bool> RequiresFactor(SecurityContext context, Account account, CancellationToken ct) =>
        await context
            .Set<RegionSecuritySettings>()
            .AnyAsync(p => p.Region == account.Region && (p.FactorRequired || p.FollowsGuideline), ct)
        || (
            account.Facility is { } facility
            && await context.Set<FacilitySecuritySettings>().AnyAsync(p => p.Facility == facility && p.FactorRequired, ct)
        );

    /// <summary>Words around an account that its password must not hold.</summary>
    public IEnumerable<string> ContextWords(Account account) =>
        account
            .MailAddress.Split('@', '.', '-', '_', '+')
            .Append(account.MailAddress.Split('@')[0])
            .Concat(account.Region.Value.Split('-'))
            .Append(PolicyOf(account.Region)?.Association.Ja ?? "");

    /// <summary>The sessions' time without action; shorter on a device that several people use.</summary>
    [Rule("misato/11-4", How = "enforce"), Rule("misato/11-5", How = "enforce"), Rule("miyazaki/17-5", How = "enforce")]
    [Rule("nishitokyo/11-4", How = "enforce"), Rule("nishitokyo/11-5", How = "enforce"), Rule("miyazaki/tips-5", How = "enforce")]
    public int IdleMinutes(RegionCode region, bool isShared)
    {
        var usual = SettingBounds.IdleMinutes.Clamp(PolicyOf(region)?.Settings.Logout.IdleMinutes.Or(Usual) ?? Usual);
        return isShared ? Math.Min(usual, Shared) : usual;
    }

    private const int Attempts = 5;
    private const int WaitMinutes = 30;
    private const int Usual = 60;
    private const int Shared = 5;

    public static void Map(ModelBuilder model)
    {
        model.Entity<RegionSecuritySettings>().ToTable("region_settings").HasKey(p => p.Region);
        model.Entity<FacilitySecuritySettings>().ToTable("facility_settings").HasKey(p => p.Facility);
    }
}
