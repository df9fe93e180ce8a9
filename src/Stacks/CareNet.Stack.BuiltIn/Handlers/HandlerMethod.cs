using System.Reflection;
using CareNet.Platform;

namespace CareNet.Stack.BuiltIn.Handlers;

/// <summary>The compiled call of one handler: the message, the call's services and its token, then what it returned.</summary>
internal delegate ValueTask<object?> HandlerDelegate(object message, IServiceProvider services, CancellationToken ct);

/// <summary>One handler of one message, with everything about it that can be known before the first message.</summary>
internal sealed class HandlerMethod(MethodInfo method)
{
    public Type Handler { get; } = method.DeclaringType!;

    public Type Message { get; } = method.GetParameters()[0].ParameterType;

    /// <summary>How it is called in the tables; stored messages find it by this.</summary>
    public string Name => field ??= $"{Handler.FullName}({Message.Name})";

    public string MessageName => Message.FullName!;

    /// <summary>What it says it returns: the elements of a tuple, or the one thing.</summary>
    public required IReadOnlyList<Type> Returns { get; init; }

    /// <summary>Compiled when its first message comes: most of a start would go into what nobody asks for yet.</summary>
    public HandlerDelegate Call => field ??= HandlerCompiler.Compile(method);

    /// <summary>Makes its typed answer of an error; null where it has no Result to answer with.</summary>
    public required Func<Error, Result>? Refuse { get; init; }

    /// <summary>The one context it works on, directly or through what it is given.</summary>
    public required Type? Context { get; init; }

    public required TimeSpan? TimeLimit { get; init; }
}
