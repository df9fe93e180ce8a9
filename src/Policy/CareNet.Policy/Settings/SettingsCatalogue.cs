using System.Collections;
using System.Reflection;
using CareNet.Platform;

namespace CareNet.Policy.Settings;

/// <summary>One field of one setting of a region, ready to be shown beside the same field of another region.</summary>
public sealed record SettingField(
    SettingTopic Topic,
    string Setting,
    string Key,
    Phrase SettingName,
    Phrase? FieldName,
    Stated Value,
    Phrase? Unit
)
{
    /// <summary>The effective value in words, with its unit; nothing where it is not stated.</summary>
    public Phrase? Said =>
        SettingsCatalogue.Said(Value) is not { } said ? null
        : Unit is null ? said
        : new($"{said.Ja}{Unit.Ja}", said.En == "1" ? $"1 {Unit.En.TrimEnd('s')}" : $"{said.En} {Unit.En}");

    public Phrase Name => FieldName is null ? SettingName : new($"{SettingName.Ja}：{FieldName.Ja}", $"{SettingName.En}: {FieldName.En}");
}

/// <summary>The typed settings as a list, in the order in which people read a policy.</summary>
public static class SettingsCatalogue
{
    private static readonly PropertyInfo[] Settings =
    [
        .. typeof(RegionSettings).GetProperties().Where(property => property.IsDefined(typeof(TopicAttribute))),
    ];

    public static IReadOnlyList<SettingField> Of(RegionSettings settings) =>
        [
            .. from setting in Settings
            let topic = setting.GetCustomAttribute<TopicAttribute>()!.Topic
            orderby topic
            from field in Fields(setting, topic, setting.GetValue(settings)!)
            select field,
        ];

    public static Phrase NameOf(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<NamedAttribute>()?.Name
        ?? new Phrase(value.ToString(), value.ToString());

    /// <summary>The effective value in words; nothing where it is not stated.</summary>
    public static Phrase? Said(Stated field) => field.Shown is { } value ? Said(value) : null;

    private static Phrase Said(object value) =>
        value switch
        {
            bool yes => yes ? new("はい", "yes") : new("いいえ", "no"),
            Enum word => NameOf(word),
            Phrase phrase => phrase,
            SanctionSetting sanction => Said(sanction),
            string text => new(text, text),
            IEnumerable list => Joined([.. list.Cast<object>().Select(Said)]),
            _ => new($"{value}", $"{value}"),
        };

    private static Phrase Said(SanctionSetting sanction)
    {
        var by = Joined([.. sanction.By.Select(role => NameOf(role))]);
        return new(
            $"{by.Ja}が{NameOf(sanction.What).Ja}（{NameOf(sanction.When).Ja}のとき）",
            $"{NameOf(sanction.What).En} by {by.En} ({NameOf(sanction.When).En})"
        );
    }

    private static Phrase Joined(IReadOnlyList<Phrase> parts) =>
        parts.Count == 0
            ? new("なし", "none")
            : new(string.Join("、", parts.Select(part => part.Ja)), string.Join(", ", parts.Select(part => part.En)));

    private static IEnumerable<SettingField> Fields(PropertyInfo setting, SettingTopic topic, object value)
    {
        var (key, name) = (Camel(setting.Name), setting.GetCustomAttribute<NamedAttribute>()!.Name);
        return value is Stated single
            ? [new(topic, key, key, name, null, single, null)]
            : from field in value.GetType().GetProperties()
            where field.PropertyType.IsAssignableTo(typeof(Stated))
            let named = field.GetCustomAttribute<NamedAttribute>()!
            select new SettingField(
                topic,
                key,
                $"{key}.{Camel(field.Name)}",
                name,
                named.Name,
                (Stated)field.GetValue(value)!,
                UnitOf(named)
            );
    }

    private static Phrase? UnitOf(NamedAttribute named) => named.Unit?.Split('|') is [var ja, var en] ? new(ja, en) : null;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
