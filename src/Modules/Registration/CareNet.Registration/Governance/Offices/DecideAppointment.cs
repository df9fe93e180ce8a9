using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class DecideAppointmentHandler
{
    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, RoleChanged?)> Handle(
        Contracts.DecideAppointment message,
        RegistrationContext context,
        RegistrationAccess access,
        Officers officers,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await access.ServesRegion(message.Actor, message.Region, ct))
        {
            return (EditionErrors.NotYours, null);
        }

        await context.LockAsync(message.Region, ct);
        var appointment = await context
            .Set<Appointment>()
            .SingleOrDefaultAsync(a => a.Id == message.Appointment && a.Region == message.Region, ct);
        if (appointment is null || !await access.ServesRegion(message.Actor, message.Region, ct))
        {
            return (EditionErrors.NotYours, null);
        }

        var now = clock.GetUtcNow();
        var decided = message.Confirms ? appointment.Confirm(message.Actor, now) : appointment.Stop(message.Actor, now);
        if (!decided.IsOk)
        {
            return (decided, null);
        }

        var by = AuditActor.Person(message.Actor.Value);
        return message.Confirms
            ? await TakeOffice(appointment, by, message.Origin, context, access, officers, now, ct)
            : (await Record(by, "registration.office_stop", appointment, message.Origin, context, now, ct), null);
    }

    /// <summary>
    /// Lets the appointed person take office if the officer who appointed still holds theirs: an appointment left by an officer who was
    /// removed since is void. Decisions about the appointed person in between count, too.
    /// </summary>
    internal static async Task<(Result, RoleChanged?)> TakeOffice(
        Appointment appointment,
        AuditActor by,
        AuditOrigin? origin,
        RegistrationContext context,
        RegistrationAccess access,
        Officers officers,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (!await access.IsSecretariat(appointment.AppointedBy, appointment.Region, ct))
        {
            return (OfficeErrors.AppointerGone, null);
        }

        if (await officers.KeptFromOffice(appointment.Person, appointment.Region, ct) is { } refusal)
        {
            return (refusal, null);
        }

        if (
            await context.OfficeHolders.AnyAsync(
                o =>
                    o.Person == appointment.Person
                    && o.Region == appointment.Region
                    && o.Role == appointment.Role
                    && (o.Until == null || o.Until > now),
                ct
            )
        )
        {
            return (await Record(by, "registration.office_confirm", appointment, origin, context, now, ct), null);
        }

        context.Add(appointment.Becomes(now));
        (await context.People.SingleAsync(p => p.Id == appointment.Person, ct)).StandingChanged();
        await Record(by, "registration.office_grant", appointment, origin, context, now, ct);
        return (Result.Ok, new RoleChanged(appointment.Person, appointment.Region, now));
    }

    private static async Task<Result> Record(
        AuditActor by,
        string action,
        Appointment appointment,
        AuditOrigin? origin,
        RegistrationContext context,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = by,
                Action = action,
                Origin = origin ?? AuditOrigin.Inside,
                Subject = new("person", appointment.Person.Value),
                Details = Officers.DetailsOf(appointment.Region, appointment.Role),
            },
            ct
        );
        return Result.Ok;
    }
}
