using System.Reflection;
using CareNet.Policy;
using CareNet.Policy.Settings;

namespace CareNet.Registration.Governance;

/// <summary>
/// A policy without its draft rules that a region has switched off: whatever setting stands on one of them alone is not stated.
/// </summary>
internal static class RulesSwitchedOff
{
    private static readonly PropertyInfo[] Settings =
    [
        .. typeof(RegionSettings).GetProperties().Where(property => property.IsDefined(typeof(TopicAttribute), inherit: false)),
    ];

    public static RegionPolicy Without(this RegionPolicy policy, IReadOnlyCollection<string> off)
    {
        var gone = policy.Rules.Where(rule => rule.IsDraft && off.Contains(rule.Id)).SelectMany(rule => rule.Ids).ToHashSet();
        if (gone.Count == 0)
        {
            return policy;
        }

        var altered = policy.Settings with { };
        foreach (var property in Settings)
        {
            property.SetValue(altered, Altered(property.GetValue(altered)!, gone));
        }

        return policy with
        {
            Rules = [.. policy.Rules.Where(rule => !gone.Contains(rule.Id))],
            Settings = altered,
        };
    }

    private static object Altered(object value, HashSet<string> gone)
    {
        if (value is Stated single)
        {
            return single.Rules.Count > 0 && gone.Contains(single.Rules[0]) ? Nowhere(single) : single;
        }

        var fields = value.GetType().GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(Stated))).ToList();
        return Activator.CreateInstance(value.GetType(), [.. fields.Select(field => Altered(field.GetValue(value)!, gone))])!;
    }

    private static object Nowhere(Stated field) =>
        field.GetType().GetProperty(nameof(Stated<>.Nowhere), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
