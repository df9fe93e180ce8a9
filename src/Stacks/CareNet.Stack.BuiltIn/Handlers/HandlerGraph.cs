using System.Reflection;
using CareNet.Platform.Bus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Stack.BuiltIn.Handlers;

/// <summary>All handlers of this node, checked once.</summary>
internal sealed class HandlerGraph
{
    private readonly Dictionary<Type, HandlerMethod[]> byMessage;
    private readonly Dictionary<string, HandlerMethod> byName;

    private HandlerGraph(List<HandlerMethod> handlers)
    {
        byMessage = handlers.GroupBy(handler => handler.Message).ToDictionary(group => group.Key, group => group.ToArray());
        byName = handlers.ToDictionary(handler => handler.Name);
        Names = [.. byName.Keys];
    }

    /// <summary>What this node can handle; other stored work is left to nodes that can.</summary>
    public string[] Names { get; }

    public IReadOnlyCollection<Type> Messages => byMessage.Keys;

    public IReadOnlyList<HandlerMethod> Of(Type message) => byMessage.GetValueOrDefault(message, []);

    public HandlerMethod? Named(string name) => byName.GetValueOrDefault(name);

    public HandlerMethod OnlyOf(Type message) => Of(message) switch
    {
        [var only] => only,
        [] => throw new NoHandlerException(message),
        _ => throw new InvalidOperationException($"{message.FullName} is an event with several handlers: publish it."),
    };

    public static HandlerGraph Build(BusOptions options, IServiceCollection services, IServiceProviderIsService isService)
    {
        var problems = new List<string>();
        var walk = new DependencyWalk(services, isService);
        var handlers = HandlerFinder.Find(options, problems).ToList()
            .Select(method => Describe(method, walk, problems)).ToList();
        foreach (var twice in handlers.GroupBy(handler => handler.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"{twice.Key} is there twice.");
        }

        foreach (var message in handlers.GroupBy(handler => handler.Message)
            .Where(group => group.Count() > 1 && group.Any(handler => handler.Refuse is not null)))
        {
            var names = string.Join(", ", message.Select(handler => handler.Handler.Name));
            problems.Add($"{message.Key.FullName} has an answer and more than one handler: {names}.");
        }

        return problems.Count == 0 ? new(handlers) : throw new BusSetupException(problems);
    }

    private static HandlerMethod Describe(MethodInfo method, DependencyWalk walk, List<string> problems)
    {
        var parameters = method.GetParameters();
        var handler = method.DeclaringType!;
        var given = parameters.Skip(1).Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken));
        var found = walk.Follow(given);
        problems.AddRange(found.Problems.Select(problem => $"{handler.FullName}: {problem}."));
        if (found.Contexts.Count > 1)
        {
            var names = string.Join(", ", found.Contexts.Select(context => context.Name));
            problems.Add($"{handler.FullName} works on several contexts ({names}); a transaction has one.");
        }

        var returns = HandlerCompiler.Returns(method);
        if (returns.Count(type => type.IsAssignableTo(typeof(Platform.Result))) > 1)
        {
            problems.Add($"{handler.FullName} has more than one answer.");
        }

        return new(method)
        {
            Returns = returns,
            Refuse = HandlerCompiler.Refusal(returns),
            Context = found.Contexts.FirstOrDefault(),
            TimeLimit = (method.GetCustomAttribute<TimeLimitAttribute>() ?? handler.GetCustomAttribute<TimeLimitAttribute>())?.Limit,
        };
    }
}
