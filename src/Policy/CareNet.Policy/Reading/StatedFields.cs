using System.Reflection;
using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Reading;

/// <summary>Makes <see cref="Stated{T}"/> of whatever type a field has.</summary>
internal static class StatedFields
{
    public static bool IsField(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Stated<>);

    public static ParameterInfo[] Of(Type setting) =>
        setting
            .GetConstructors()
            .Single(made => made.GetParameters().Length > 1 || IsField(made.GetParameters()[0].ParameterType))
            .GetParameters();

    public static object Compose(Type setting, Func<ParameterInfo, object> field) =>
        Activator.CreateInstance(setting, [.. Of(setting).Select(field)])!;

    public static object Nowhere(Type field) => field.GetProperty(nameof(Stated<>.Nowhere))!.GetValue(null)!;

    public static object ByRegion(Type field, PackNode node, IReadOnlyList<string> rules) =>
        field.GetMethod(nameof(Stated<>.ByRegion))!.Invoke(null, [Value(field.GenericTypeArguments[0], node), rules])!;

    public static object ByCareNet(Type field, PackNode node, IReadOnlyList<string> nearby) =>
        field.GetMethod(nameof(Stated<>.ByCareNet))!.Invoke(null, [Value(field.GenericTypeArguments[0], node), nearby])!;

    private static object Value(Type type, PackNode node)
    {
        if (type.IsGenericType)
        {
            var element = type.GenericTypeArguments[0];
            var items = node.Items().Select(item => Value(element, item)).ToList();
            var array = Array.CreateInstance(element, items.Count);
            for (var i = 0; i < items.Count; i++)
            {
                array.SetValue(items[i], i);
            }

            return array;
        }

        return type switch
        {
            _ when type == typeof(int) => node.Number(),
            _ when type == typeof(bool) => node.Flag(),
            _ when type == typeof(string) => node.Text(),
            _ when type == typeof(Phrase) => node.Phrase(),
            _ when type == typeof(SanctionSetting) => SanctionOf(node),
            _ => node.Word(type),
        };
    }

    private static SanctionSetting SanctionOf(PackNode node)
    {
        node.Only("by", "what", "when");
        return new(
            node.Required("by").Words<PolicyRole>(),
            node.Required("what").Word<StatedSanction>(),
            node.Required("when").Word<StatedSanctionGround>()
        );
    }
}
