using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class ConfirmSanctionHandler
{
    private static readonly WrittenField Reply = new("reply", "返事", "reply", Sanction.MaxReplyLength, HasLines: true);

    [Rule("osaki/11b")]
    public static async Task<Result> Handle(ConfirmSanction message, RegistrationContext context, TimeProvider clock, CancellationToken ct)
    {
        var reply = Reply.ReadOptional(message.Reply);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        var now = clock.GetUtcNow();
        var sanction = await context.Set<Sanction>().SingleOrDefaultAsync(m => m.Id == message.Sanction && m.Person == message.Actor, ct);
        if (sanction is null)
        {
            return SanctionErrors.NotFound;
        }

        if (sanction.ConfirmedAt is null)
        {
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.sanction_confirm",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Region = sanction.Region,
                    Subject = new("sanction", sanction.Id.Value),
                },
                ct
            );
        }

        return sanction.Confirm(reply.Value is "" ? null : reply.Value, now);
    }
}
