using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class CallOffWithdrawalHandler
{
    public static async Task<Result> Handle(
        CallOffWithdrawal message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await access.FacilityToManage(message.Actor, message.Facility, ct) is not { } facility
            || await context.Set<FacilityWithdrawal>().SingleOrDefaultAsync(w => w.Facility == facility.Id, ct) is not { } withdrawal
        )
        {
            return DepartureErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        var calledOff = withdrawal.CallOff(message.Actor, now);
        if (calledOff.IsOk)
        {
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.facility_withdraw_cancel",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Facility = facility.Id.Value,
                },
                ct
            );
        }

        return calledOff;
    }
}
