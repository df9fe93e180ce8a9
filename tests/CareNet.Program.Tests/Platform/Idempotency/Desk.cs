using CareNet.Platform.Idempotency;
using CareNet.Platform.Tests.Gates;

namespace CareNet.Platform.Tests.Idempotency;

public sealed record WritePost(PersonId Author, PatientId Patient, string Text);

/// <summary>What a handler does with a client's key, on one of several nodes.</summary>
public sealed class Desk(WardDatabase database, TimeProvider clock)
{
    public static readonly Error Full = Error.Conflict("desk.full", "受付が混み合っています。", "The desk is full.");
    private int acts;

    public IdempotencyKeys Keys { get; } = new(clock, new(null));

    /// <summary>How often the act itself ran.</summary>
    public int Acts => acts;

    /// <summary>The whole handler: its own transaction, the act, the answer, the commit.</summary>
    public async Task<Result<PatientId>> Handle(
        RequestKey key,
        WritePost message,
        Func<WardContext, Task>? beforeCommit = null,
        Error? refusal = null
    )
    {
        await using var context = database.Context();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var answer = await Keys.Run(context, key, Fingerprint.Of(message), ct => Act(context, message, refusal, ct), default);
        await (beforeCommit?.Invoke(context) ?? Task.CompletedTask);
        if (answer.IsOk)
        {
            await transaction.CommitAsync();
        }

        return answer;
    }

    /// <summary>Every act answers with an id of its own, so a second run could not give the first one's answer.</summary>
    private async Task<Result<PatientId>> Act(WardContext context, WritePost message, Error? refusal, CancellationToken ct)
    {
        Interlocked.Increment(ref acts);
        await context.WritePostAsync(message.Author, message.Patient, ct);
        return refusal is not null ? refusal : Ids.New<PatientId>(clock);
    }
}
