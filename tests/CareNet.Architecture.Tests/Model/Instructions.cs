using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace CareNet.Architecture.Tests.Model;

/// <summary>What the compiled body of a method names: methods and fields with the instruction that uses them, and texts.</summary>
public static class Instructions
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The body itself, or that of the state machine which the compiler made of an async method or an iterator.</summary>
    public static IEnumerable<(OpCode Code, object Operand)> Of(MethodBase method)
    {
        var stateMachine = method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType;
        return Read(method)
            .Concat(
                stateMachine is null
                    ? []
                    : Read(stateMachine.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!)
            );
    }

    private static IEnumerable<(OpCode Code, object Operand)> Read(MethodBase method)
    {
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < body.Length; )
        {
            var code = body[at] == 0xFE ? Codes[(short)((body[at] << 8) | body[at + 1])] : Codes[body[at]];
            at += code.Size;
            if (Named(code, method, body, at) is { } operand)
            {
                yield return (code, operand);
            }

            at += Length(code, body, at);
        }
    }

    private static object? Named(OpCode code, MethodBase method, byte[] body, int at)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return code.OperandType switch
        {
            OperandType.InlineMethod => method.Module.ResolveMethod(BitConverter.ToInt32(body, at), typeArguments, methodArguments),
            OperandType.InlineField => method.Module.ResolveField(BitConverter.ToInt32(body, at), typeArguments, methodArguments),
            OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(body, at)),
            _ => null,
        };
    }

    private static int Length(OpCode code, byte[] body, int at) =>
        code.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
            _ => 4,
        };
}
