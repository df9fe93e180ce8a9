using JasperFx.CodeGeneration;

namespace CareNet.Stack.Full;

/// <summary>
/// Handlers are called through code that Wolverine writes. In development it is written when a node starts; a published
/// build has it compiled in, see docs/full-stack.md.
/// </summary>
internal static class GeneratedCode
{
    public const string Switch = "CARENET_HANDLER_CODE";

    public static TypeLoadMode Mode =>
        Environment.GetEnvironmentVariable(Switch) == "static" ? TypeLoadMode.Static : TypeLoadMode.Dynamic;
}
