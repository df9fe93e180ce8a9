using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;
using CareNet.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// What a method does, itself or through CareNet's own methods that it calls: whether it changes stored state, and whether it records an
/// entry in the audit trail. A message that it only invokes does not count: that message's handler has a footprint of its own.
/// </summary>
public sealed partial record Footprint(bool Changes, bool Records)
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] WritesOfContexts =
    [
        "Add",
        "AddAsync",
        "AddRange",
        "AddRangeAsync",
        "Remove",
        "RemoveRange",
        "Update",
        "UpdateRange",
    ];

    /// <param name="handle">A handler's method.</param>
    /// <param name="stored">The types whose objects a context stores.</param>
    public static Footprint Of(MethodInfo handle, IReadOnlySet<Type> stored)
    {
        var found = new Footprint(Cascades(handle.ReturnType), false);
        HashSet<(Module, int)> seen = [];
        Stack<MethodBase> open = new([handle]);
        while (open.TryPop(out var method))
        {
            if (!seen.Add((method.Module, method.MetadataToken)))
            {
                continue;
            }

            foreach (var (code, operand) in Instructions.Of(method))
            {
                found = new(
                    found.Changes
                        || (
                            operand switch
                            {
                                string text => Statement().IsMatch(text),
                                FieldInfo field => code == OpCodes.Stfld && SetsAfterwards(method, field, stored),
                                MethodBase called => Writes(called),
                                _ => false,
                            }
                        ),
                    found.Records || (operand is MethodBase { DeclaringType: { } declaring } && declaring == typeof(AuditWriter))
                );
                if (operand is MethodBase next && IsFollowed(next))
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }

    /// <summary>What the mappings of an assembly make tables of.</summary>
    public static IEnumerable<Type> Stored(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(Declared)
        where !method.ContainsGenericParameters && method.GetMethodBody() is not null
        from instruction in Instructions.Of(method)
        let mapped = instruction.Operand as MethodInfo
        where mapped is { IsGenericMethod: true, Name: nameof(ModelBuilder.Entity) } && mapped.DeclaringType == typeof(ModelBuilder)
        select mapped.GetGenericArguments()[0];

    private static bool IsFollowed(MethodBase method) =>
        method.DeclaringType is { IsInterface: false, Namespace: { } name } type
        && name.StartsWith("CareNet.", StringComparison.Ordinal)
        && type.Assembly != typeof(AuditWriter).Assembly;

    private static bool Writes(MethodBase called) =>
        called.DeclaringType is { } type
        && (
            called.Name.StartsWith("ExecuteUpdate", StringComparison.Ordinal)
            || called.Name.StartsWith("ExecuteDelete", StringComparison.Ordinal)
            || (IsStore(type) && WritesOfContexts.Contains(called.Name))
            || typeof(IMessageBus).IsAssignableFrom(type)
        );

    private static bool IsStore(Type type) =>
        typeof(DbContext).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbSet<>));

    // A new object is stored only if it is added, so neither its constructor nor its initialiser counts.
    private static bool SetsAfterwards(MethodBase method, FieldInfo field, IReadOnlySet<Type> stored) =>
        field.DeclaringType == method.DeclaringType
        && stored.Contains(field.DeclaringType!)
        && !method.IsConstructor
        && !(
            method is MethodInfo setter
            && setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit")
        );

    // What a handler returns beside its answer is published.
    private static bool Cascades(Type type) =>
        type.IsGenericType
        && (
            type.GetGenericTypeDefinition() == typeof(Task<>)
                ? Cascades(type.GetGenericArguments()[0])
                : type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || type == typeof(IEnumerable<object>)
        );

    [GeneratedRegex(@"^\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s")]
    private static partial Regex Statement();
}
