using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class ReturnApplicationHandler
{
    public static Task<(Result, ApplicantTold?)> Handle(ReturnApplication message, ApplicationStore store, TimeProvider clock, CancellationToken ct) =>
        Decision.Take(
            (message.Id, message.Actor, message.Reason, message.Origin), application => application.Return(clock.GetUtcNow()),
            ApplicantWord.Returned, "registration.application_return", store, clock, ct);
}
