using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Editions;

public static class ConfirmAppointmentsForHandler
{
    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        Contracts.ConfirmAppointmentsFor message, RegistrationContext context, RegistrationAccess access, TimeProvider clock,
        CancellationToken ct)
    {
        var (now, mail) = (clock.GetUtcNow(), Person.MailOf(message.MailAddress));
        var waiting = await context.Set<Appointment>().Where(a => a.Region == message.Region && a.IsConfirmed == null
            && context.People.Any(p => p.Id == a.Person && p.Mail == mail)).OrderBy(a => a.AppointedAt).ToListAsync(ct);
        List<object> told = [];
        foreach (var appointment in waiting.Where(a => a.WaitsAt(now)))
        {
            var confirmed = appointment.Confirm(null, now);
            var (taken, changed) = confirmed.IsOk
                ? await DecideAppointmentHandler.TakeOffice(appointment, AuditActor.Operator, AuditOrigin.Inside, context, access, now, ct)
                : (confirmed, null);
            if (!taken.IsOk)
            {
                return (taken, []);
            }

            told.AddRange(changed is null ? [] : [changed]);
        }

        return told.Count > 0 ? (Result.Ok, told) : (EditionErrors.NothingToConfirm, []);
    }
}
