using CareNet.Platform;
using CareNet.Platform.Mail;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class RefuseApplicationHandler
{
    public static Task<(Result, SendMail?)> Handle(
        RefuseApplication message,
        ApplicationStore store,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        ApplicationDecision.Take(
            (message.Id, message.Actor, message.Reason, message.Origin),
            application => application.Refuse(clock.GetUtcNow()),
            ApplicantMail.Refused,
            "registration.application_refuse",
            store,
            clock,
            ct
        );
}
