using System.Collections.Concurrent;
using Wolverine;

namespace CareNet.Stack.Full;

/// <summary>
/// Lets the messages of one key through one by one. Of those that wait on this node only the first looks into the database
/// for earlier ones of other nodes.
/// </summary>
internal sealed class Turnstile(Lanes lanes)
{
    /// <summary>After so long the message goes to the end of its queue: the one it waits for may be there and lack a place.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<(string Queue, string Key), Lane> open = new();
    private long tickets;

    public async Task<IDisposable> EnterAsync(Envelope envelope, string key, CancellationToken ct)
    {
        var number = await lanes.NumberOfAsync(envelope, ct);
        var name = (envelope.Destination!.ToString(), key);
        var place = new Place(this, name, (number, Interlocked.Increment(ref tickets)));
        try
        {
            await WaitAsync(place, envelope, key, number, ct);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    private static async Task WaitAsync(Place place, Envelope envelope, string key, long number, Lanes lanes, CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        var look = ShortestLook;
        while (TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            var changed = place.Lane.Changed;
            if (place.Lane.IsFirst(place.Ticket))
            {
                if (await lanes.IsFirstAsync(envelope, key, number, ct))
                {
                    return;
                }

                await Task.Delay(look, ct);
                look = look * 2 < LongestLook ? look * 2 : LongestLook;
            }
            else
            {
                await Task.WhenAny(changed, Task.Delay(LongestLook, ct));
                ct.ThrowIfCancellationRequested();
            }
        }

        throw new NotYetException();
    }

    private Task WaitAsync(Place place, Envelope envelope, string key, long number, CancellationToken ct) =>
        WaitAsync(place, envelope, key, number, lanes, ct);

    /// <summary>Those of one key that are on this node.</summary>
    private sealed class Lane
    {
        private readonly SortedSet<(long Number, long Ticket)> inside = [];
        private TaskCompletionSource changed = New();

        public bool IsClosed { get; private set; }

        public Task Changed
        {
            get
            {
                lock (inside)
                {
                    return changed.Task;
                }
            }
        }

        public bool TryAdd((long, long) ticket)
        {
            lock (inside)
            {
                return !IsClosed && inside.Add(ticket);
            }
        }

        public bool IsFirst((long, long) ticket)
        {
            lock (inside)
            {
                return inside.Min == ticket;
            }
        }

        /// <summary>True: nobody is left, and nobody can come in any more.</summary>
        public bool Remove((long, long) ticket)
        {
            lock (inside)
            {
                inside.Remove(ticket);
                changed.TrySetResult();
                changed = New();
                return IsClosed = inside.Count == 0;
            }
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Place : IDisposable
    {
        private readonly Turnstile turnstile;
        private readonly (string, string) name;
        private bool left;

        public Place(Turnstile turnstile, (string, string) name, (long, long) ticket)
        {
            this.turnstile = turnstile;
            this.name = name;
            Ticket = ticket;
            do
            {
                Lane = turnstile.open.GetOrAdd(name, _ => new Lane());
            }
            while (!Lane.TryAdd(ticket));
        }

        public Lane Lane { get; }

        public (long, long) Ticket { get; }

        public void Dispose()
        {
            if (!left && Lane.Remove(Ticket))
            {
                turnstile.open.TryRemove(new((name), Lane));
            }

            left = true;
        }
    }
}
