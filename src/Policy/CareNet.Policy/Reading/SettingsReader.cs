using System.Reflection;
using CareNet.Platform;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Reading;

/// <summary>
/// Fills the typed settings from a file. The types are the only list of keys: a new field is one line in a record, and the files are
/// checked against it.
/// </summary>
internal sealed class SettingsReader(Action<WrongPackException> report, IReadOnlySet<string> ruleIds)
{
    private static readonly string[] Beside = ["assumed", "source", "sourceOf", "note"];

    private static readonly PropertyInfo[] Settings =
    [
        .. typeof(RegionSettings).GetProperties().Where(property => property.Name != nameof(RegionSettings.Remarks)),
    ];

    public RegionSettings Read(PackNode node)
    {
        var settings = (RegionSettings)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(RegionSettings));
        Try(() => node.Only([.. Settings.Select(setting => PackNode.Camel(setting.Name))]));
        foreach (var property in Settings)
        {
            Try(() => property.SetValue(settings, Setting(property.PropertyType, node.Required(PackNode.Camel(property.Name)))));
        }

        return settings with
        {
            Remarks = Remarks(node),
        };
    }

    /// <summary>Nothing is stated and nothing assumed: for an edition whose text is not known.</summary>
    public static RegionSettings Silent()
    {
        var settings = (RegionSettings)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(RegionSettings));
        foreach (var property in Settings)
        {
            property.SetValue(
                settings,
                StatedFields.IsField(property.PropertyType)
                    ? StatedFields.Nowhere(property.PropertyType)
                    : StatedFields.Compose(property.PropertyType, field => StatedFields.Nowhere(field.ParameterType))
            );
        }

        return settings with
        {
            Remarks = new Dictionary<string, Phrase>(),
        };
    }

    private object Setting(Type type, PackNode node)
    {
        var fields = StatedFields.IsField(type) ? ["value"] : StatedFields.Of(type).Select(field => PackNode.Camel(field.Name!)).ToArray();
        node.Only([.. fields, .. Beside]);
        var sources = Sources(node, "source");
        if (fields.Any(field => node[field] is not null) && sources.Count == 0)
        {
            throw node.Wrong(
                $"{node.Name} は値を述べていますが、根拠の番号（source）がありません。",
                $"{node.Name} states a value but names no rule (source)."
            );
        }

        return StatedFields.IsField(type)
            ? Field(type, node, "value", node["assumed"], sources)
            : StatedFields.Compose(
                type,
                field =>
                    Field(
                        field.ParameterType,
                        node,
                        PackNode.Camel(field.Name!),
                        Assumed(node, fields, field),
                        SourcesOf(node, field, sources)
                    )
            );
    }

    private static object Field(Type type, PackNode node, string name, PackNode? assumed, IReadOnlyList<string> sources) =>
        (node[name], assumed) switch
        {
            ({ } stated, null) => StatedFields.ByRegion(type, stated, sources),
            ({ } stated, { } both) => throw both.Wrong(
                $"{node.Name} の {name} は地域の値があるので、CareNetの値（assumed）を置けません。",
                $"{node.Name} states {name}, so nothing can be assumed for it (line {stated.Line} holds the region's value)."
            ),
            (null, { } alone) => StatedFields.ByCareNet(type, alone, sources),
            _ => StatedFields.Nowhere(type),
        };

    private static PackNode? Assumed(PackNode node, string[] fields, ParameterInfo field) =>
        node["assumed"]?.Only(fields)[PackNode.Camel(field.Name!)];

    private IReadOnlyList<string> SourcesOf(PackNode node, ParameterInfo field, IReadOnlyList<string> all) =>
        node["sourceOf"] is { } narrower && narrower[PackNode.Camel(field.Name!)] is not null
            ? Sources(narrower, PackNode.Camel(field.Name!))
            : all;

    private IReadOnlyList<string> Sources(PackNode node, string key)
    {
        var sources = node[key];
        foreach (var source in sources?.Items() ?? [])
        {
            if (!ruleIds.Contains(source.Text()))
            {
                throw source.Wrong(
                    $"根拠の「{source.Text()}」という番号はこのファイルにありません。",
                    $"The source '{source.Text()}' is no rule of this file."
                );
            }
        }

        return sources?.Texts() ?? [];
    }

    private Dictionary<string, Phrase> Remarks(PackNode node)
    {
        var remarks = new Dictionary<string, Phrase>();
        foreach (var (key, setting) in node.Entries())
        {
            if (setting["note"] is { } note)
            {
                Try(() => remarks[key] = note.Phrase());
            }
        }

        return remarks;
    }

    private void Try(Action read)
    {
        try
        {
            read();
        }
        catch (WrongPackException wrong)
        {
            report(wrong);
        }
    }
}
