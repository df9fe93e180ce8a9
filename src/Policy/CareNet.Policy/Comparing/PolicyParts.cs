using System.Collections.Concurrent;
using System.Reflection;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Comparing;

/// <summary>
/// The parts of which the records of a policy consist. They are read from the types, so that a property added later is compared like the
/// others.
/// </summary>
internal static class PolicyParts
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>
    /// The properties that hold something of their own; those worked out from others, and lines of the file, are left out.
    /// </summary>
    public static PropertyInfo[] Of(Type record) =>
        Known.GetOrAdd(
            record,
            type =>
                [
                    .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                        .Where(part =>
                            part.CanWrite && part.GetIndexParameters().Length == 0 && !part.IsDefined(typeof(LineInFileAttribute))
                        ),
                ]
        );

    public static bool IsRecord(Type type) =>
        type is { IsClass: true, Namespace: { } name } && name.StartsWith("CareNet.", StringComparison.Ordinal);

    public static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    public static NamedAttribute? NameOf(PropertyInfo part) => part.GetCustomAttribute<NamedAttribute>();
}
