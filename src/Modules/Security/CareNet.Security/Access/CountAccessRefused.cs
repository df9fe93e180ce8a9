using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;

namespace CareNet.Security.Access;

[Rule("misato/notes-3-9", How = "record"), Rule("nishitokyo/notes-3-9", How = "record")]
public static class CountAccessRefusedHandler
{
    public static readonly NoticeKind Kind = new("security.refusals");

    public static async Task<IEnumerable<object>> Handle(AccessRefused message, SecurityContext context, CancellationToken ct)
    {
        var count = await RefusalCount.HoldAsync(context, message.Person, message.At, ct);
        List<object> told = [];
        if (count.Add(message.At))
        {
            foreach (var place in (await context.RightsOf(message.Person, message.At, ct)).Facilities)
            {
                told.AddRange(
                    (await context.LeadersOf(place.Facility, ct)).Select(leader => new NoticeDue(
                        leader,
                        Kind,
                        place.Facility.Value,
                        message.At
                    ))
                );
            }
        }

        return told;
    }
}
