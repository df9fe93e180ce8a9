using System.Threading.Channels;
using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Storage;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>
/// Marks what ran without a transaction of its own, many at a time, together with what those handlers sent. A message that
/// another node took over meanwhile sends nothing from here.
/// </summary>
internal sealed class Completer(
    NpgsqlDataSource database, LocalQueue queue, Shipping shipping, WorkSignals signals, BusOptions options, BusLog log, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Channel<Finished> finished = Channel.CreateUnbounded<Finished>(new() { SingleReader = true });

    private readonly record struct Finished(Envelope Envelope, IReadOnlyList<Envelope> Sent);

    /// <summary>Bounded by the queue's capacity: an envelope keeps its room until it is marked.</summary>
    public void Add(Envelope envelope, IReadOnlyList<Envelope> sent) => finished.Writer.TryWrite(new(envelope, sent));

    public void Close() => finished.Writer.TryComplete();

    /// <summary>Ends when it was closed and everything is marked, or when it has to.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var batch = new List<Finished>(options.Batch);
        while (await finished.Reader.WaitToReadAsync(ct))
        {
            while (batch.Count < options.Batch && finished.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            while (!await TryCompleteAsync(batch))
            {
                await Task.Delay(Pause, ct);
            }

            batch.Clear();
        }
    }

    private async Task<bool> TryCompleteAsync(List<Finished> batch)
    {
        try
        {
            await CompleteAsync(batch);
            return true;
        }
        catch (Exception failure)
        {
            log.Trouble("mark what it handled", ErrorTrace.Of(failure).Place);
            return false;
        }
    }

    private async Task CompleteAsync(List<Finished> batch)
    {
        var envelopes = batch.ConvertAll(each => each.Envelope);
        await using var connection = await database.OpenConnectionAsync();
        if (batch.TrueForAll(each => each.Sent.Count == 0))
        {
            await Marks.TakeAsync(connection, envelopes, clock.GetUtcNow(), CancellationToken.None);
        }
        else
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var ours = await Marks.TakeAsync(connection, envelopes, clock.GetUtcNow(), CancellationToken.None);
            using var shipment = shipping.Load([.. batch.Where(each => ours.Contains(each.Envelope.Id)).SelectMany(each => each.Sent)]);
            await shipment.StoreAsync(connection, transaction, CancellationToken.None);
            await transaction.CommitAsync();
            shipment.Deliver();
        }

        foreach (var envelope in envelopes)
        {
            queue.Settled(envelope);
            signals.Next(envelope);
        }
    }
}
