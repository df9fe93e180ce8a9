using System.Globalization;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace CareNet.Web.Pages.Operations;

/// <summary>
/// The forms of the page of messages that were given up. Those are the messages of all regions, so that only an operator may act.
/// </summary>
internal static class MessagesEndpoints
{
    private const string Page = "/operations/messages";

    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapPost(
                Page + "/replay",
                ([FromForm] Guid id, [AsParameters] Sending sending, CancellationToken ct) => sending.AgainAsync(new([id]), ct)
            )
            .For(Who.Operator);
        app.MapPost(
                Page + "/replay-all",
                ([FromForm] string type, [AsParameters] Sending sending, CancellationToken ct) =>
                    sending.AgainAsync(new() { MessageType = type }, ct)
            )
            .For(Who.Operator);
    }

    internal sealed record Sending(IMessageStore Store, AuditWriter Audit, CurrentUser Me, TimeProvider Clock)
    {
        public async Task<IResult> AgainAsync(DeadLetterEnvelopeQuery query, CancellationToken ct)
        {
            // Wolverine takes an empty name for any name.
            if (query is { MessageIds: [], MessageType: null or "" })
            {
                return Results.NotFound();
            }

            query.Replayable = false;
            var found = await Store.DeadLetters.QueryAsync(query, ct);
            if (found.TotalCount == 0)
            {
                return Results.NotFound();
            }

            // Before, because Wolverine marks them in a transaction of its own: what was done is in the trail in any case.
            await Audit.RecordApart(
                new()
                {
                    At = Clock.GetUtcNow(),
                    Actor = AuditActor.Person(Me.Person.Value),
                    Action = "messages.send_again",
                    Origin = Me.Origin,
                    Details = new Dictionary<string, string> { ["count"] = found.TotalCount.ToString(CultureInfo.InvariantCulture) },
                }
            );
            await Store.DeadLetters.ReplayAsync(query, ct);
            return Results.LocalRedirect($"{Page}?again={found.TotalCount}");
        }
    }
}
