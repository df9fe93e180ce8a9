using System.Reflection;
using System.Reflection.Emit;
using CareNet.Architecture.Tests.Messages;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Map;

/// <summary>
/// A message, the places that send it, and the classes that handle it. Whatever makes a message sends it: the compiled code is searched
/// for calls of its constructor.
/// </summary>
public sealed record MessageRoute(Type Message, IReadOnlyList<CodePlace> Senders, IReadOnlyList<Type> Handlers)
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public bool IsEvent => MessageTypes.IsEvent(Message);

    /// <summary>The module whose contract the message is.</summary>
    public string Owner => CodePlace.Of(Message).Module;

    public IEnumerable<string> To => Handlers.Select(handler => CodePlace.Of(handler).Module).Distinct();

    /// <summary>The types of the program, without the code that the build writes.</summary>
    public static IReadOnlyList<Type> Program { get; } =
    [
        .. from project in SolutionTree.CareNet.Projects
        where project.Path.StartsWith("src/", StringComparison.Ordinal) && project.Name != "CareNet.HandlerCode"
        where project.Name.StartsWith("CareNet.", StringComparison.Ordinal)
        where File.Exists(Path.Combine(AppContext.BaseDirectory, project.Name + ".dll"))
        orderby project.Name
        from type in Assembly.Load(project.Name).GetTypes()
        select type,
    ];

    public static IReadOnlyList<MessageRoute> In(IReadOnlyList<Type> types)
    {
        var handlers = types.SelectMany(Handled).ToLookup(handled => handled.Message, handled => handled.Handler);
        // An event that nobody handles is part of the contract all the same.
        var messages = handlers.Select(group => group.Key).ToHashSet();
        messages.UnionWith(
            types.Where(type => type.Assembly.GetName().Name!.EndsWith(".Contracts", StringComparison.Ordinal)).Where(IsPublished)
        );
        var senders = (
            from type in types
            from message in Made(type)
            where messages.Contains(message) && type != message
            select (Message: message, Place: CodePlace.Of(type))
        )
            .Distinct()
            .ToLookup(made => made.Message, made => made.Place);
        return
        [
            .. from message in messages
            where handlers.Contains(message) || senders.Contains(message)
            orderby message.Name
            select new MessageRoute(message, [.. senders[message].Order()], [.. handlers[message].Distinct().OrderBy(type => type.Name)]),
        ];
    }

    private static bool IsPublished(Type type) => MessageTypes.IsRecord(type) && !type.IsValueType && MessageTypes.IsEvent(type);

    private static IEnumerable<(Type Message, Type Handler)> Handled(Type type) =>
        type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Handler", StringComparison.Ordinal)
            ? from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            where method.Name is "Handle" or "HandleAsync"
            select (method.GetParameters()[0].ParameterType, type)
            : [];

    private static IEnumerable<Type> Made(Type type) =>
        type.ContainsGenericParameters
            ? []
            : from method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            where !method.ContainsGenericParameters
            from instruction in Instructions.Of(method)
            where instruction.Code == OpCodes.Newobj
            select ((MethodBase)instruction.Operand).DeclaringType!;
}

/// <summary>A module and the matter in it: what its folders are called.</summary>
public sealed record CodePlace(string Module, string Matter) : IComparable<CodePlace>
{
    public static CodePlace Of(Type type)
    {
        var assembly = type.Assembly.GetName().Name!;
        var module = assembly.Replace("CareNet.", "", StringComparison.Ordinal).Replace(".Contracts", "", StringComparison.Ordinal);
        var below = (type.Namespace ?? "").StartsWith(assembly + ".", StringComparison.Ordinal)
            ? type.Namespace![(assembly.Length + 1)..].Split('.')
            : [];
        return new(module, below is ["Pages", var page, ..] ? page : below.FirstOrDefault() ?? "");
    }

    public int CompareTo(CodePlace? other) => string.CompareOrdinal(ToString(), other?.ToString());

    public override string ToString() => $"{Module} {Matter}".TrimEnd();
}
