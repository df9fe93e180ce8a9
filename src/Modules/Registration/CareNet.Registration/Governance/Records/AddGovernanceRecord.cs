using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Governance;

public static class AddGovernanceRecordHandler
{
    private static readonly WrittenField Title = new("title", "題名", "title", GovernanceRecord.MaxTitleLength);
    private static readonly WrittenField Text = new("text", "本文", "text", GovernanceRecord.MaxTextLength, HasLines: true);

    [Rule("osaki/7-2-4", How = "record"), Rule("osaki/8-2-5", How = "record"), Rule("osaki/11b-2", How = "record")]
    public static async Task<Result<Guid>> Handle(
        Contracts.AddGovernanceRecord message,
        RegistrationContext context,
        RegistrationAccess access,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        return !key.IsOk ? key.Error! : await keys.Run(context, key.Value, Fingerprint.Of(message), _ => Record(), ct);

        async Task<Result<Guid>> Record()
        {
            var role = message.Kind == GovernanceRecordKind.CommitteeDecision ? RegionRole.Committee : RegionRole.Secretariat;
            if (!Enum.IsDefined(message.Kind) || !await access.HoldsOffice(message.Actor, message.Region, role, ct))
            {
                return EditionErrors.NotYours;
            }

            var (title, text) = (Title.Read(message.Title), Text.Read(message.Text));
            if ((title.Error ?? text.Error ?? GovernanceRecordErrors.OfDay(message.On, RegionDay.At(clock).Today)) is { } error)
            {
                return error;
            }

            var now = clock.GetUtcNow();
            var minute = new GovernanceRecord
            {
                Id = Guid.CreateVersion7(now),
                Region = message.Region,
                Kind = message.Kind,
                On = message.On,
                Title = title.Value,
                Text = text.Value,
                RecordedBy = message.Actor,
                RecordedAt = now,
            };
            context.Add(minute);
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.governance_record_add",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = new("minute", minute.Id),
                    Details = new Dictionary<string, string>
                    {
                        ["region"] = message.Region.Value,
                        ["kind"] = message.Kind.ToString().ToLowerInvariant(),
                    },
                },
                ct
            );
            return minute.Id;
        }
    }
}
