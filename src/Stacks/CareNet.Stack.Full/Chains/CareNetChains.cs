using CareNet.Platform;
using CareNet.Platform.Bus;
using JasperFx;
using JasperFx.CodeGeneration;
using Microsoft.EntityFrameworkCore;
using Wolverine.Configuration;
using Wolverine.Runtime.Handlers;

namespace CareNet.Stack.Full;

/// <summary>
/// Puts the platform's promises around every handler, after Wolverine has put its transaction there: steps and checks
/// outside, the envelope's row taken first inside, a refusal before anything is saved.
/// </summary>
internal sealed class CareNetChains : IHandlerPolicy
{
    private const string Transaction = "EnrollDbContextInTransaction";

    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.SelectMany(chain => chain.ByEndpoint.Prepend(chain)).Distinct())
        {
            if (chain.Handlers.FirstOrDefault() is not { } handler)
            {
                continue;
            }

            var place = chain.Middleware.FindIndex(frame => frame.GetType().Name == Transaction);
            var context = place < 0 ? null : chain.ServiceDependencies(container, Type.EmptyTypes).First(type => type.IsAssignableTo(typeof(DbContext)));
            var around = new AroundHandler(handler.HandlerType, chain.MessageType, context);
            if (context is not null)
            {
                chain.Middleware.Insert(place + 1, new TakeEnvelope());
            }

            chain.Middleware.Insert(0, around);
            chain.Postprocessors.Insert(0, new EndInside());
            foreach (var answer in handler.Creates.Where(each => each.VariableType.IsAssignableTo(typeof(Result))))
            {
                answer.UseReturnAction(value => new GiveAnswer(value));
            }

            if (handler.Method.GetCustomAttributes(typeof(TimeLimitAttribute), true).Concat(handler.HandlerType.GetCustomAttributes(typeof(TimeLimitAttribute), true))
                .OfType<TimeLimitAttribute>().FirstOrDefault() is { } limit)
            {
                chain.ExecutionTimeoutInSeconds = (int)limit.Limit.TotalSeconds;
            }
        }
    }
}
