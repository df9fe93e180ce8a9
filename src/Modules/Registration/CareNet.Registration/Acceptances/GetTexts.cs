using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Acceptances;

public static class GetTextsHandler
{
    [
        Rule("misato/1", How = "show"),
        Rule("nishitokyo/1", How = "show"),
        Rule("nishitokyo/preamble", How = "show"),
        Rule("okayama/preamble", How = "show")
    ]
    [Rule("okayama/1", How = "show"), Rule("osaki/1", How = "show"), Rule("osaki/11a", How = "show"), Rule("miyazaki/5", How = "show")]
    [
        Rule("misato/2-1", How = "show"),
        Rule("misato/2-2", How = "show"),
        Rule("nishitokyo/2-1", How = "show"),
        Rule("nishitokyo/2-2", How = "show")
    ]
    [Rule("osaki/10-1", How = "show"), Rule("osaki/10-2", How = "show"), Rule("osaki/10-3", How = "show")]
    public static async Task<Result<TextsToAccept>> Handle(
        GetTexts message,
        RegistrationContext context,
        TextsInForce texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await AcceptanceScope.Of(context, message.Actor, message.Facility, message.Region, clock.GetUtcNow(), ct) is not { } seat)
        {
            return AcceptanceErrors.TextNotFound;
        }

        var accepted = await context
            .Set<Acceptance>()
            .AsNoTracking()
            .Where(a => a.Region == seat.Region && a.Person == message.Actor && !a.ForFacility)
            .ToListAsync(ct);
        var words = seat.Facility is { } facility ? await FacilityAcceptances.Of(context, [facility], ct) : null;
        var offered = await texts.For(seat.Region, seat.Facility, seat.Role, ct);
        return new TextsToAccept(
            seat.Facility,
            seat.Region,
            seat.SpeaksForFacility,
            [
                .. offered.Select(text => new TextToAccept(
                    text.What,
                    text.Version,
                    text.Title,
                    text.Points,
                    text.Body,
                    accepted.FirstOrDefault(a => a.What == text.What && a.Version == text.Version)?.At,
                    words is not null
                    && text.What == AcceptedText.Edition
                    && words.TryGetValue((seat.Facility!.Value, text.Version), out var at)
                        ? at
                        : null
                )),
            ]
        );
    }
}
