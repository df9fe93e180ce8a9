using CareNet.Platform;
using CareNet.Platform.Mail;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class ReturnApplicationHandler
{
    public static Task<(Result, SendMail?)> Handle(
        ReturnApplication message,
        ApplicationStore store,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        ApplicationDecision.Take(
            (message.Id, message.Actor, message.Reason, message.Origin),
            application => application.Return(clock.GetUtcNow()),
            ApplicantMail.Returned,
            "registration.application_return",
            store,
            clock,
            ct
        );
}
