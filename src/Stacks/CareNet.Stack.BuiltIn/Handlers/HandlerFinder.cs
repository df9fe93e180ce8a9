using System.Reflection;
using System.Runtime.CompilerServices;

namespace CareNet.Stack.BuiltIn.Handlers;

/// <summary>Finds handlers by their convention: static classes ending in Handler, with methods Handle or HandleAsync.</summary>
internal static class HandlerFinder
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public static IEnumerable<MethodInfo> Find(BusOptions options, List<string> problems)
    {
        var types = options.Assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(IsHandler)
            .Concat(options.Handlers).Distinct();
        foreach (var type in types)
        {
            var methods = type.GetMethods(All).Where(method => method.Name is "Handle" or "HandleAsync").ToList();
            if (methods.Count > 0 && !type.IsVisible)
            {
                problems.Add($"{type.FullName} handles messages but is not public.");
                continue;
            }

            foreach (var method in methods.Where(method => IsSound(method, problems)))
            {
                yield return method;
            }
        }
    }

    private static bool IsHandler(Type type) =>
        type is { IsClass: true, IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Handler", StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsSound(MethodInfo method, List<string> problems)
    {
        var message = method.GetParameters().FirstOrDefault()?.ParameterType;
        var problem =
            message is null ? "has no message as its first parameter" :
            method.IsGenericMethod ? "is generic" :
            message.IsInterface || message.IsAbstract || message == typeof(object) ? $"takes {message.Name}, which is no concrete message" :
            !message.IsVisible ? $"takes {message.Name}, which is not public" :
            null;
        if (problem is not null)
        {
            problems.Add($"{method.DeclaringType!.FullName}.{method.Name} {problem}.");
        }

        return problem is null;
    }
}
