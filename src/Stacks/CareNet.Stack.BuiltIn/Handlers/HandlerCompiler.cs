using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using CareNet.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Stack.BuiltIn.Handlers;

/// <summary>Turns a handler's method into one delegate, so that a message costs no reflection.</summary>
internal static class HandlerCompiler
{
    private static readonly MethodInfo Resolve = typeof(ServiceProviderServiceExtensions).GetMethod(
        nameof(ServiceProviderServiceExtensions.GetRequiredService), [typeof(IServiceProvider), typeof(Type)])!;

    private static readonly MethodInfo RefusalOf = typeof(HandlerCompiler).GetMethod(nameof(Refused), BindingFlags.Static | BindingFlags.NonPublic)!;

    // Of a method and nothing else: several nodes in one process (a test's) share what was compiled.
    private static readonly ConcurrentDictionary<MethodInfo, HandlerDelegate> Compiled = new();

    public static HandlerDelegate Compile(MethodInfo method) => Compiled.GetOrAdd(method, Translate);

    private static HandlerDelegate Translate(MethodInfo method)
    {
        var message = Expression.Parameter(typeof(object));
        var services = Expression.Parameter(typeof(IServiceProvider));
        var ct = Expression.Parameter(typeof(CancellationToken));
        var arguments = method.GetParameters().Select(Expression (parameter, place) =>
            place == 0 ? Expression.Convert(message, parameter.ParameterType) :
            parameter.ParameterType == typeof(CancellationToken) ? ct :
            Expression.Convert(
                Expression.Call(Resolve, services, Expression.Constant(parameter.ParameterType)), parameter.ParameterType));
        var call = Adapt(Expression.Call(method, arguments), method.ReturnType);
        return Expression.Lambda<HandlerDelegate>(call, message, services, ct).Compile();
    }

    /// <summary>The elements that a handler declares: of its tuple, of its task, or itself.</summary>
    public static IReadOnlyList<Type> Returns(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
        {
            return [];
        }

        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            type = type.GetGenericArguments()[0];
        }

        return type.IsAssignableTo(typeof(ITuple)) && type.IsGenericType ? type.GetGenericArguments() : [type];
    }

    /// <summary>The handler's own kind of Result, made of an error by its implicit conversion.</summary>
    public static Func<Error, Result>? Refusal(IReadOnlyList<Type> returns)
    {
        var answer = returns.FirstOrDefault(type => type.IsAssignableTo(typeof(Result)));
        return answer is null ? null
            : answer == typeof(Result) ? error => error
            : RefusalOf.MakeGenericMethod(answer.GetGenericArguments()).CreateDelegate<Func<Error, Result>>();
    }

    private static Result Refused<T>(Error error) => (Result<T>)error;

    private static Expression Adapt(Expression call, Type returned)
    {
        if (returned == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        }

        var adapter = returned == typeof(Task) ? nameof(Await) :
            returned == typeof(ValueTask) ? nameof(AwaitValue) :
            returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AwaitOf) :
            returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(ValueTask<>) ? nameof(AwaitValueOf) :
            nameof(Done);
        var method = typeof(HandlerCompiler).GetMethod(adapter, BindingFlags.Static | BindingFlags.NonPublic)!;
        if (method.IsGenericMethod)
        {
            method = method.MakeGenericMethod(adapter == nameof(Done) ? returned : returned.GetGenericArguments()[0]);
        }

        return Expression.Call(method, call);
    }

    private static ValueTask<object?> Done<T>(T value) => ValueTask.FromResult<object?>(value);

    private static async ValueTask<object?> Await(Task task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> AwaitValue(ValueTask task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> AwaitOf<T>(Task<T> task) => await task;

    private static async ValueTask<object?> AwaitValueOf<T>(ValueTask<T> task) => await task;
}
