using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Editions;

public static class GetTextsHandler
{
    [Rule("misato/1", How = "show"), Rule("nishitokyo/1", How = "show"), Rule("nishitokyo/preamble", How = "show"), Rule("okayama/preamble", How = "show")]
    [Rule("okayama/1", How = "show"), Rule("osaki/1", How = "show"), Rule("osaki/11a", How = "show"), Rule("miyazaki/5", How = "show")]
    [Rule("misato/2-1", How = "show"), Rule("misato/2-2", How = "show"), Rule("nishitokyo/2-1", How = "show"), Rule("nishitokyo/2-2", How = "show")]
    [Rule("osaki/10-1", How = "show"), Rule("osaki/10-2", How = "show"), Rule("osaki/10-3", How = "show")]
    public static async Task<Result<TextsToAccept>> Handle(
        GetTexts message, RegistrationContext context, TextsInForce texts, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var place = await context.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Person == message.Actor && m.Facility == message.Facility && (m.Until == null || m.Until > now), ct);
        if (place is null)
        {
            return EditionErrors.TextNotFound;
        }

        var accepted = await context.Set<Acceptance>().AsNoTracking()
            .Where(a => a.Region == place.Region && (a.Person == message.Actor || (a.Facility == place.Facility && a.ForFacility))).ToListAsync(ct);
        var offered = await texts.For(place.Region, place.Facility, place.Role, ct);
        return new TextsToAccept(place.Facility, place.Region, place.Role != FacilityRole.Member, [.. offered.Select(text => new TextToAccept(
            text.What, text.Version, text.Title, text.Points, text.Body,
            accepted.FirstOrDefault(a => !a.ForFacility && a.What == text.What && a.Version == text.Version)?.At,
            accepted.FirstOrDefault(a => a.ForFacility && a.What == text.What && a.Version == text.Version)?.At))]);
    }
}
