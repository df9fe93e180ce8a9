using System.Reflection;
using CareNet.Policy;
using CareNet.Policy.Settings;

namespace CareNet.Testing;

/// <summary>A region's policy with one thing changed in memory: what the program does must change with it.</summary>
public static class AlteredPolicy
{
    private static readonly PropertyInfo[] Settings =
    [
        .. typeof(RegionSettings).GetProperties().Where(property => property.IsDefined(typeof(TopicAttribute), inherit: false)),
    ];

    /// <summary>The treatment of a rule switched off: the rule is gone, and whatever setting stands on it is not stated.</summary>
    public static RegionPolicy Without(this RegionPolicy policy, string rule)
    {
        if (policy.Rule(rule) is not { } gone)
        {
            throw new ArgumentException($"{policy.Region} has no rule {rule}: nothing would be switched off.", nameof(rule));
        }

        return policy with
        {
            Rules = [.. policy.Rules.Where(other => other != gone)],
            Settings = Each(policy.Settings, field => field.Rules.Any(gone.Ids.Contains)),
        };
    }

    /// <summary>
    /// One setting as if nobody said anything, not even CareNet; by its key: <c>lockout.attempts</c>, or <c>lockout</c> for all of it.
    /// </summary>
    public static RegionPolicy Silent(this RegionPolicy policy, string setting)
    {
        var fields = SettingsCatalogue
            .Of(policy.Settings)
            .Where(field => field.Key == setting || field.Setting == setting)
            .Select(field => field.Value)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return fields.Count > 0
            ? policy with
            {
                Settings = Each(policy.Settings, fields.Contains),
            }
            : throw new ArgumentException($"There is no setting {setting}.", nameof(setting));
    }

    /// <summary>Another value of one setting: <c>policy.With(settings => settings with { … })</c>.</summary>
    public static RegionPolicy With(this RegionPolicy policy, Func<RegionSettings, RegionSettings> change) =>
        policy with
        {
            Settings = change(policy.Settings),
        };

    /// <summary>The book with this policy in the place of its edition.</summary>
    public static PolicyBook With(this PolicyBook book, RegionPolicy policy)
    {
        var pack = book[policy.Region]!;
        return book.With(
            new PolicyPack(pack.File, [.. pack.Editions.Select(edition => edition.Edition.Id == policy.Edition.Id ? policy : edition)])
        );
    }

    internal static Stated Field(RegionPolicy policy, string setting) =>
        SettingsCatalogue.Of(policy.Settings).FirstOrDefault(field => field.Key == setting)?.Value
        ?? throw new ArgumentException($"There is no setting {setting}.", nameof(setting));

    private static RegionSettings Each(RegionSettings settings, Func<Stated, bool> silenced)
    {
        var altered = settings with { };
        foreach (var property in Settings)
        {
            property.SetValue(altered, Altered(property.GetValue(settings)!, silenced));
        }

        return altered;
    }

    private static object Altered(object value, Func<Stated, bool> silenced)
    {
        if (value is Stated single)
        {
            return silenced(single) ? Nowhere(single) : single;
        }

        var fields = value.GetType().GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(Stated)));
        return Activator.CreateInstance(value.GetType(), [.. fields.Select(field => Altered(field.GetValue(value)!, silenced))])!;
    }

    private static object Nowhere(Stated field) => field.GetType().GetProperty(nameof(Stated<>.Nowhere))!.GetValue(null)!;
}
