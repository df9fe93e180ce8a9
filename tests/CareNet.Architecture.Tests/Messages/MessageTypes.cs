using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>What travels between modules, found in the assemblies that lie beside these tests.</summary>
public static partial class MessageTypes
{
    public static IEnumerable<Type> InCareNet { get; } =
        Directory
            .GetFiles(AppContext.BaseDirectory, "CareNet.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .SelectMany(Of)
            .Distinct()
            .ToList();

    /// <summary>Records of the contracts, and whatever a handler takes first, wherever it is declared.</summary>
    public static IEnumerable<Type> Of(Assembly assembly) =>
        assembly.GetName().Name!.EndsWith(".Contracts", StringComparison.Ordinal)
            ? assembly.GetExportedTypes().Where(IsRecord)
            : assembly
                .GetExportedTypes()
                .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Handler", StringComparison.Ordinal))
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Where(method => method.Name is "Handle" or "HandleAsync")
                .Select(method => method.GetParameters().FirstOrDefault()?.ParameterType)
                .OfType<Type>()
                .Where(IsRecord);

    /// <summary>
    /// An event says what has happened or become due, so its name ends in a participle: nothing else tells it from a command
    /// or an answer, and a reader needs the tense as much as this test does.
    /// </summary>
    public static bool IsEvent(Type type) => IsEventName(type.Name);

    public static bool IsEventName(string name) => Participle().IsMatch(name);

    public static bool IsRecord(Type type) => PrintMembers(type) is not null;

    public static bool HidesItsText(Type type) => PrintMembers(type)?.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    /// <summary>Ids and codes of the domain may wrap a string: a region's code is not free text.</summary>
    public static bool IsId(Type type) =>
        type.IsValueType && type.Namespace?.StartsWith("CareNet", StringComparison.Ordinal) == true && IdName().IsMatch(type.Name);

    /// <summary>What a message carries.</summary>
    public static IEnumerable<PropertyInfo> Carried(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanRead);

    private static MethodInfo? PrintMembers(Type type) =>
        type.GetMethod(
            "PrintMembers",
            BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly,
            [typeof(System.Text.StringBuilder)]
        );

    [GeneratedRegex(
        "(?:[^e]ed|Left|Lost|Due|Missing|Sent|Kept|Held|Made|Met|Told|"
            + "Found|Paid|Withdrawn|Done|Drawn|Given|Taken|Shown|Known|Written|Forgotten|Begun|Broken|Chosen)$"
    )]
    private static partial Regex Participle();

    [GeneratedRegex("(?:Id|Code|Kind|Number)$")]
    private static partial Regex IdName();
}
