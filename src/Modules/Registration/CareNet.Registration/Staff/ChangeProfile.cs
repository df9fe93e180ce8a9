using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class ChangeProfileHandler
{
    private static readonly WrittenField Introduction = new(
        "introduction",
        "自己紹介",
        "introduction",
        Profile.MaxIntroductionLength,
        HasLines: true
    );

    /// <summary>
    /// The name is not among what people change themselves. The profession is, but without its rights until it was checked.
    /// </summary>
    [Rule("miyazaki/profile"), Rule("misato/notes-3-5"), Rule("nishitokyo/notes-3-5")]
    public static async Task<(Result, PersonCardChanged?)> Handle(
        ChangeProfile message,
        RegistrationContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (profession, introduction) = (
            InvitedPerson.ReadProfession(message.Profession, message.OtherProfession),
            Introduction.ReadOptional(message.Introduction)
        );
        var person = await context.People.SingleOrDefaultAsync(p => p.Id == message.Actor, ct);
        if ((profession.Error ?? introduction.Error ?? (person is null ? StaffErrors.NotFound : null)) is { } error)
        {
            return (error, null);
        }

        var now = clock.GetUtcNow();
        var profile = await context.ProfileOf(message.Actor, ct);
        profile.Introduce(introduction.Value);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.profile_change",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Actor.Value),
            },
            ct
        );
        var other = profession.Value is "" ? null : profession.Value;
        if (person!.Profession == message.Profession && person.OtherProfession == other)
        {
            return (Result.Ok, null);
        }

        if (person.Profession != message.Profession)
        {
            context.Add(
                new ProfessionChange
                {
                    Id = Guid.CreateVersion7(now),
                    Person = person.Id,
                    Before = person.Profession,
                    After = message.Profession,
                    ChangedBy = message.Actor,
                    At = now,
                }
            );
        }

        person.StateProfession(message.Profession, now);
        person.OtherProfession = other;
        person.StandingChanged();
        profile.CardChanged();
        return (Result.Ok, new PersonCardChanged(person.Id, now));
    }
}
