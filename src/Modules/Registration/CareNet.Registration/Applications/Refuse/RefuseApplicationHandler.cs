using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class RefuseApplicationHandler
{
    public static Task<(Result, ApplicantTold?)> Handle(RefuseApplication message, ApplicationStore store, TimeProvider clock, CancellationToken ct) =>
        Decision.Take(
            (message.Id, message.Actor, message.Reason, message.Origin), application => application.Refuse(clock.GetUtcNow()),
            ApplicantWord.Refused, "registration.application_refuse", store, clock, ct);
}
