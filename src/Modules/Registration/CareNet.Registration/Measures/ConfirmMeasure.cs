using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Wording;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class ConfirmMeasureHandler
{
    private static readonly WrittenField Reply = new("reply", "返事", "reply", Measure.LongestReply, HasLines: true);

    [Rule("osaki/11b")]
    public static async Task<Result> Handle(ConfirmMeasure message, RegistrationContext context, TimeProvider clock, CancellationToken ct)
    {
        var reply = Reply.ReadOptional(message.Reply);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        var now = clock.GetUtcNow();
        var measure = await context.Set<Measure>().SingleOrDefaultAsync(m => m.Id == message.Measure && m.Person == message.Actor, ct);
        if (measure is null)
        {
            return MeasureErrors.NotFound;
        }

        if (measure.ConfirmedAt is null)
        {
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.measure_confirm",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = new("measure", measure.Id.Value),
                },
                ct
            );
        }

        return measure.Confirm(reply.Value is "" ? null : reply.Value, now);
    }
}
