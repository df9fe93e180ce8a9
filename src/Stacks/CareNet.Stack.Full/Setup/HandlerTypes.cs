using System.Reflection;
using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Handlers;

namespace CareNet.Stack.Full;

/// <summary>The same handlers that the checks at start look at are the ones Wolverine is told of.</summary>
internal static class HandlerTypes
{
    public static IEnumerable<Type> Of(BusOptions options) => Methods(options).Select(method => method.DeclaringType!).Distinct();

    public static IEnumerable<Type> Ordered(BusOptions options) => Methods(options)
        .Where(method => method.GetParameters()[0].ParameterType.IsAssignableTo(typeof(IOrderedBy)))
        .Select(method => method.DeclaringType!).Distinct();

    private static IEnumerable<MethodInfo> Methods(BusOptions options) => HandlerFinder.Find(options, []);
}
