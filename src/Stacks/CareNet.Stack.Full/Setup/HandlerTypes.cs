using System.Reflection;
using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Handlers;

namespace CareNet.Stack.Full;

/// <summary>The same handlers that the checks at start look at are the ones Wolverine is told of.</summary>
internal static class HandlerTypes
{
    public static IEnumerable<Type> Of(BusOptions options) => Methods(options).Select(method => method.DeclaringType!).Distinct();

    /// <summary>Several handlers of one message have a queue each, named after them.</summary>
    public static IEnumerable<(Type Handler, Type Message)> WithQueuesOfTheirOwn(BusOptions options) => Methods(options)
        .GroupBy(method => method.GetParameters()[0].ParameterType).Where(group => group.Count() > 1)
        .SelectMany(group => group.Select(method => (method.DeclaringType!, group.Key))).Distinct();

    private static IEnumerable<MethodInfo> Methods(BusOptions options) => HandlerFinder.Find(options, []);
}
