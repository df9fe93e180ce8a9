using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Staff;

public static class CorrectNameHandler
{
    [Rule("miyazaki/tips-2", How = "enforce"), Rule("osaki/3", How = "enforce")]
    public static async Task<(Result, PersonCardChanged?)> Handle(
        CorrectName message,
        RegistrationContext context,
        RegistrationAccess access,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (!key.IsOk)
        {
            return (key.Error!, null);
        }

        var print = Fingerprint.Of(message);
        if ((await keys.Claim(context, key.Value, print, ct)).IsAnswered(out var earlier))
        {
            return (earlier, null);
        }

        var person = await access.Person(message.Actor, message.Person, ct);
        if (person is null || !await access.IsSecretariat(message.Actor, person.Region, ct))
        {
            return (StaffErrors.NotFound, null);
        }

        var (name, reason) = (RealName.Read(message.Name), WrittenField.Reason.Read(message.Reason));
        if ((name.Error ?? reason.Error) is { } error)
        {
            return (error, null);
        }

        await keys.Record(context, key.Value, print, ct);
        var now = clock.GetUtcNow();
        (await context.ProfileOf(person.Id, ct)).CardChanged();
        person.Name = name.Value;
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.name_correct",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = person.Region,
                Subject = new("person", person.Id.Value),
            },
            ct
        );
        return (Result.Ok, new PersonCardChanged(person.Id, now));
    }
}
