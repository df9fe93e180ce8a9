using Wolverine;
using Wolverine.Persistence.Durability;

namespace CareNet.Stack.Full;

/// <summary>Keeps what is published until it can be stored in one transaction.</summary>
internal sealed class Buffered : IEnvelopeTransaction
{
    public List<Envelope> Envelopes { get; } = [];

    public Task PersistIncomingAsync(Envelope envelope)
    {
        Envelopes.Add(envelope);
        return Task.CompletedTask;
    }

    public Task PersistOutgoingAsync(Envelope envelope) =>
        throw new NotSupportedException($"{envelope.MessageType} is routed out of this system.");

    public Task PersistOutgoingAsync(Envelope[] envelopes) => Task.WhenAll(envelopes.Select(PersistOutgoingAsync));

    public ValueTask RollbackAsync()
    {
        Envelopes.Clear();
        return ValueTask.CompletedTask;
    }

    public Task<bool> TryMakeEagerIdempotencyCheckAsync(Envelope envelope, DurabilitySettings settings, CancellationToken cancellation) =>
        Task.FromResult(true);
}
