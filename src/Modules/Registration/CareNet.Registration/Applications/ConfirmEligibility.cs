using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

[Rule("osaki/9-3")]
public static class ConfirmEligibilityHandler
{
    public static async Task<Result> Handle(ConfirmEligibility message, ApplicationStore store, ApplicationRules book, CancellationToken ct)
    {
        if (
            await store.ByOffice(message.Actor, message.Id, ct) is not { } application
            || await book.Of(application.Region, ct) is not { } admission
            || !admission.Grounds.Contains(EligibilityGround.ApprovedBySecretariat)
        )
        {
            return ApplicationErrors.NotFound;
        }

        if (ApplicationDecision.ReasonOf(message.Reason) is not { Length: <= 500 } reason)
        {
            return ApplicationErrors.GroundReasonMissing;
        }

        var given = application.Amend(form =>
            form with
            {
                Ground = EligibilityGround.ApprovedBySecretariat,
                GroundText = form.GroundText ?? reason,
            }
        );
        if (!given.IsOk)
        {
            return given;
        }

        // The history keeps who gave it, when and why.
        store.AddStep(application, message.Actor, reason);
        await store.Audit("registration.ground_give", application, message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
