using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Acceptances;

public static class AcceptTextHandler
{
    /// <summary>
    /// Only the version of today can be accepted; the same once more is answered as done. Who speaks for the facility has read it himself.
    /// </summary>
    [Rule("misato/revisions", How = "record"), Rule("nishitokyo/revisions", How = "record"), Rule("osaki/revisions", How = "record")]
    [
        Rule("misato/2", How = "record"),
        Rule("nishitokyo/2", How = "record"),
        Rule("osaki/10", How = "record"),
        Rule("okayama/3-1", How = "record")
    ]
    [
        Rule("misato/10", How = "record"),
        Rule("nishitokyo/10", How = "record"),
        Rule("misato/13", How = "record"),
        Rule("nishitokyo/13", How = "record")
    ]
    [Rule("osaki/preamble", How = "record"), Rule("osaki/6", How = "record")]
    public static async Task<Result> Handle(
        AcceptText message,
        RegistrationContext context,
        TextsInForce texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (
            await AcceptanceScope.Of(context, message.Actor, message.Facility, message.Region, now, ct) is not { } seat
            || (message.ForFacility && !seat.SpeaksForFacility)
        )
        {
            return AcceptanceErrors.TextNotFound;
        }

        var inForce = (await texts.For(seat.Region, seat.Facility, seat.Role, ct)).FirstOrDefault(text => text.What == message.What);
        if (inForce is null)
        {
            return AcceptanceErrors.TextNotFound;
        }

        if (inForce.Version != message.Version)
        {
            return AcceptanceErrors.OldText;
        }

        foreach (var forFacility in message.ForFacility ? [false, true] : new[] { false })
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO registration.acceptances (id, person, facility, region, what, version, for_facility, at)
                VALUES ({Guid.CreateVersion7(
                    now
                )}, {message.Actor.Value}, {seat.Facility?.Value}, {seat.Region.Value}, {message.What.ToString()},
                    {message.Version}, {forFacility}, {now})
                ON CONFLICT (person, facility, what, version, for_facility) DO NOTHING
                """,
                ct
            );
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.text_accept",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Facility = seat.Facility?.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
