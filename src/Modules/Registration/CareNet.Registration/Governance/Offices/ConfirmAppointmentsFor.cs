using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class ConfirmAppointmentsForHandler
{
    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result<OfficeConfirmation>, RoleChanged?)> Handle(
        Contracts.ConfirmAppointmentsFor message,
        RegistrationContext context,
        RegistrationAccess access,
        Officers officers,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await context.LockAsync(message.Region, ct);
        var (now, mail) = (clock.GetUtcNow(), Person.MailOf(message.MailAddress));
        var earliest = now - Appointment.Lasts;
        var waiting = await context
            .Set<Appointment>()
            .Where(a =>
                a.Region == message.Region
                && a.IsConfirmed == null
                && a.AppointedAt > earliest
                && (message.Role == null || a.Role == message.Role)
                && context.People.Any(p => p.Id == a.Person && p.Mail == mail)
            )
            .OrderBy(a => a.AppointedAt)
            .ToListAsync(ct);
        List<Appointment> valid = [];
        foreach (var appointment in waiting)
        {
            if (await access.IsSecretariat(appointment.AppointedBy, appointment.Region, ct))
            {
                valid.Add(appointment);
            }
        }

        if (valid.Count > 1)
        {
            return (new OfficeConfirmation(null, [.. valid.Select(a => a.Role)]), null);
        }

        if (valid is not [var only])
        {
            return (waiting.Count > 0 ? OfficeErrors.AppointerGone : OfficeErrors.NothingToConfirm, null);
        }

        var confirmed = only.Confirm(null, now);
        var (taken, changed) = confirmed.IsOk
            ? await DecideAppointmentHandler.TakeOffice(only, AuditActor.Operator, AuditOrigin.Inside, context, access, officers, now, ct)
            : (confirmed, null);
        return taken.IsOk ? (new OfficeConfirmation(only.Role, []), changed) : (taken.Error!, null);
    }
}
