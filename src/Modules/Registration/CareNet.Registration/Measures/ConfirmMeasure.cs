using CareNet.Platform;
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
        return !reply.IsOk ? reply.Error!
            : await context.Set<Measure>().SingleOrDefaultAsync(m => m.Id == message.Measure && m.Person == message.Actor, ct) is { } measure
                ? measure.Confirm(reply.Value is "" ? null : reply.Value, clock.GetUtcNow())
                : MeasureErrors.NotFound;
    }
}
