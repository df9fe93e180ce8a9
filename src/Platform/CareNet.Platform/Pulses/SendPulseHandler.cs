using CareNet.Platform.Data;
using CareNet.Platform.Idempotency;

namespace CareNet.Platform.Pulses;

public static class SendPulseHandler
{
    public static async Task<(Result<PulseId>, PulseSent?)> Handle(
        SendPulse message,
        PlatformContext context,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.OfGuest(message.Token, message.Key);
        if (!key.IsOk)
        {
            return (key.Error!, null);
        }

        var print = Fingerprint.Of(message);
        var claim = await keys.Claim(context, key.Value, print, ct);
        if (claim.IsAnswered<PulseId>(out var earlier))
        {
            return (earlier, null);
        }

        var pulse = new Pulse { Id = Ids.New<PulseId>(clock), SentAt = clock.GetUtcNow() };
        context.Add(pulse);
        await keys.Record(context, key.Value, print, pulse.Id, ct);
        return (pulse.Id, new PulseSent(pulse.Id));
    }
}

public static class PulseSentHandler
{
    public static void Handle(PulseSent message, PlatformContext context, TimeProvider clock) =>
        context.Add(
            new PulseArrival
            {
                Pulse = message.Id,
                At = clock.GetUtcNow(),
                Node = Environment.GetEnvironmentVariable("CARENET_NODE") ?? "web",
            }
        );
}
