using System.Reflection;

namespace CareNet.Stack.Full;

/// <summary>
/// Handlers are called through code that Wolverine writes. In development it is written when a node starts; a published
/// build has it compiled into one of its assemblies, see docs/full-stack.md.
/// </summary>
public sealed record WrittenCode(Assembly Assembly, bool IsAhead)
{
    private const string Switch = "CARENET_HANDLER_CODE";
    private const string Namespace = "Internal.Generated";

    /// <summary>Where <c>codegen write</c> puts it, and the build finds it.</summary>
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "handlers");

    /// <summary>As the one who starts the node says. A node that is told to use code it does not have does not start.</summary>
    public static WrittenCode AsTold(Assembly assembly) => new(assembly, Environment.GetEnvironmentVariable(Switch) == "static");

    /// <summary>Used if it is there.</summary>
    public static WrittenCode IfAny(Assembly assembly) =>
        new(assembly, assembly.GetTypes().Any(type => type.Namespace?.StartsWith(Namespace, StringComparison.Ordinal) == true));
}
