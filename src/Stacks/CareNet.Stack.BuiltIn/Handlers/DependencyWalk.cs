using CareNet.Platform.Bus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Stack.BuiltIn.Handlers;

/// <summary>
/// Follows what a handler is given through constructors, down to the contexts. What hides behind a factory cannot be
/// followed, so a scoped one is refused: it might hide a second context.
/// </summary>
internal sealed class DependencyWalk(IServiceCollection services, IServiceProviderIsService isService)
{
    private readonly ILookup<Type, ServiceDescriptor> known = services.Where(s => !s.IsKeyedService).ToLookup(service => service.ServiceType);

    public sealed record Found(IReadOnlyList<Type> Contexts, IReadOnlyList<string> Problems);

    public Found Follow(IEnumerable<Type> given)
    {
        var contexts = new List<Type>();
        var problems = new List<string>();
        var seen = new HashSet<Type>();
        foreach (var type in given)
        {
            Visit(type, "", contexts, problems, seen);
        }

        return new(contexts, problems);
    }

    private void Visit(Type type, string way, List<Type> contexts, List<string> problems, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        if (!isService.IsService(type))
        {
            problems.Add($"nobody registered {type.FullName}{way}");
        }
        else if (type.IsAssignableTo(typeof(DbContext)))
        {
            contexts.Add(type);
        }
        else if (IsOutbox(type))
        {
            problems.Add($"{type.Name}{way} is for code outside handlers: take the context and IMessageBus");
        }
        else if (type != typeof(IMessageBus))
        {
            VisitImplementation(type, way, contexts, problems, seen);
        }
    }

    private void VisitImplementation(Type type, string way, List<Type> contexts, List<string> problems, HashSet<Type> seen)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            foreach (var each in known[type.GetGenericArguments()[0]])
            {
                VisitDescriptor(each, type, way, contexts, problems, seen);
            }

            return;
        }

        var descriptor = known[type].LastOrDefault() ?? (type.IsGenericType ? known[type.GetGenericTypeDefinition()].LastOrDefault() : null);
        if (descriptor is not null)
        {
            VisitDescriptor(descriptor, type, way, contexts, problems, seen);
        }
    }

    private void VisitDescriptor(
        ServiceDescriptor descriptor, Type type, string way, List<Type> contexts, List<string> problems, HashSet<Type> seen)
    {
        if (descriptor.Lifetime == ServiceLifetime.Singleton)
        {
            return; // A singleton cannot hold anything of the call.
        }

        if (descriptor.ImplementationFactory is not null)
        {
            if (descriptor.Lifetime == ServiceLifetime.Scoped)
            {
                problems.Add($"{type.FullName}{way} is registered as scoped by a factory: register it by its type");
            }

            return;
        }

        var implementation = descriptor.ImplementationType!;
        if (implementation.IsGenericTypeDefinition)
        {
            implementation = implementation.MakeGenericType(type.GetGenericArguments());
        }

        var constructor = implementation.GetConstructors().OrderByDescending(c => c.GetParameters().Length)
            .FirstOrDefault(c => c.GetParameters().All(p => p.HasDefaultValue || isService.IsService(p.ParameterType)))
            ?? implementation.GetConstructors().MaxBy(c => c.GetParameters().Length);
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            if (isService.IsService(parameter.ParameterType) || !parameter.HasDefaultValue)
            {
                Visit(parameter.ParameterType, $" (through {implementation.Name})", contexts, problems, seen);
            }
        }
    }

    private static bool IsOutbox(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Outbox<>);
}
