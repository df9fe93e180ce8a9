using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using CareNet.Policy.Comparing;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Tests.Comparing;

/// <summary>
/// A record with one thing altered, once for each thing that it holds, however deep: the properties are found here by reflection, apart
/// from the code that compares.
/// </summary>
internal static class Alterations
{
    public static IEnumerable<(string Path, object Altered)> Of(object record, string path)
    {
        foreach (
            var property in record
                .GetType()
                .GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => property.CanWrite && !property.IsDefined(typeof(LineInFileAttribute)))
        )
        {
            foreach (var (inner, value) in Other(property.PropertyType, property.GetValue(record), $"{path}.{property.Name}"))
            {
                var altered = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
                property.SetValue(altered, value);
                yield return (inner, altered);
            }
        }

        if (record is Stated)
        {
            foreach (var other in OfAnotherValue((Stated)record))
            {
                yield return ($"{path}.value", other);
            }
        }
    }

    private static IEnumerable<object> OfAnotherValue(Stated field)
    {
        var type = field.GetType().GenericTypeArguments[0];
        return (field.Shown is { } shown ? Other(type, shown, "").Select(one => one.Value) : [Made(type)]).Select(value =>
            field.GetType().GetMethod(nameof(Stated<>.ByRegion))!.Invoke(null, [value, field.Rules])!
        );
    }

    private static IEnumerable<(string Path, object? Value)> Other(Type type, object? value, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => [(path, Made(type))],
            string text => [(path, text + "x")],
            bool yes => [(path, !yes)],
            int number => [(path, number + 1)],
            DateOnly day => [(path, day.AddDays(1))],
            // Of an enum with one word there is no other.
            Enum word => Enum.GetValues(type)
                .Cast<object>()
                .Where(other => !other.Equals(word))
                .Take(1)
                .Select(other => (path, (object?)other)),
            IDictionary map => [.. OfMap(type, map, path)],
            IEnumerable list => [.. OfList(type.GenericTypeArguments[0], [.. list.Cast<object>()], path)],
            _ => [.. Of(value, path).Select(one => (one.Path, (object?)one.Altered))],
        };
    }

    private static IEnumerable<(string Path, object? Value)> OfList(Type entry, List<object> list, string path)
    {
        if (list.Count == 0)
        {
            yield return (path + "[new]", Listed(entry, [Made(entry)]));
            yield break;
        }

        yield return (path + "[less]", Listed(entry, list.Skip(1)));
        foreach (var (inner, value) in Other(entry, list[0], path + "[0]"))
        {
            yield return (inner, Listed(entry, list.Skip(1).Prepend(value!)));
        }

        if (list.Count > 1)
        {
            yield return (path + "[turned]", Listed(entry, Enumerable.Reverse(list)));
        }
    }

    private static IEnumerable<(string Path, object? Value)> OfMap(Type type, IDictionary map, string path)
    {
        var entry = type.GenericTypeArguments[1];
        foreach (
            var (inner, value) in map.Count == 0
                ? [(path + "[new]", Made(entry))]
                : Other(entry, map.Values.Cast<object>().First(), path + "[0]")
        )
        {
            var altered = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments))!;
            foreach (DictionaryEntry one in map)
            {
                altered[one.Key] = one.Value;
            }

            altered[map.Count == 0 ? "x" : map.Keys.Cast<object>().First()] = value;
            yield return (inner, altered);
        }
    }

    private static Array Listed(Type entry, IEnumerable<object?> values)
    {
        object?[] all = [.. values];
        var list = Array.CreateInstance(entry, all.Length);
        Array.Copy(all, list, all.Length);
        return list;
    }

    private static object? Made(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "x";
        }

        if (type.IsGenericType && type.IsInterface)
        {
            return Listed(type.GenericTypeArguments[0], type.GenericTypeArguments[0] == typeof(string) ? ["x"] : []);
        }

        if (type.IsValueType)
        {
            return type == typeof(bool) ? true
                : type == typeof(int) ? 7
                : type == typeof(DateOnly) ? new DateOnly(2030, 1, 1)
                : Activator.CreateInstance(type);
        }

        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(made, Made(property.PropertyType));
        }

        return made;
    }
}
