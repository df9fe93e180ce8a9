using Wolverine;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>
/// Wolverine would drop a message of a type that its node does not know. During a deployment that is another node's message:
/// it stays stored with this node until that stops, or until it has waited too long.
/// </summary>
internal sealed class KeepUnknown(Inbox inbox) : IMissingHandler
{
    public async ValueTask HandleAsync(IEnvelopeLifecycle context, IWolverineRuntime root)
    {
        context.Envelope!.Status = EnvelopeStatus.Handled; // Said in memory only, so that nobody says it to the database.
        await inbox.NoteUnknownAsync(context.Envelope.Id);
    }
}
