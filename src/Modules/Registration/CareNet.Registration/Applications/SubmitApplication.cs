using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Platform.Mail;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

[Rule("okayama/form-1", How = "record"), Rule("misato/form-1", How = "record"), Rule("miyazaki/apply", How = "record")]
public static class SubmitApplicationHandler
{
    public static async Task<(Result<SaveOutcome>, SendMail?)> Handle(
        SubmitApplication message,
        ApplicationStore store,
        ApplicationRules book,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.OfGuest(message.Secret, message.Key);
        if (!key.IsOk)
        {
            return (key.Error!, null);
        }

        var print = Fingerprint.Of(message with { Origin = AuditOrigin.Inside });
        var claim = await keys.Claim(store.Context, key.Value, print, ct);
        if (claim.IsAnswered<bool>(out var earlier))
        {
            return (earlier.IsOk ? new SaveOutcome([]) : earlier.Error!, null);
        }

        if (await store.BySecret(message.Secret, ct) is not { } application || await book.Of(application.Region, ct) is not { } admission)
        {
            return (ApplicationErrors.NotFound, null);
        }

        var flaws = Enum.GetValues<ApplicationPart>()
            .SelectMany(part => FormCheck.Of(part, application.Form, admission).FieldErrors)
            .ToList();
        if (application.CanBeChanged && flaws.Count > 0)
        {
            return (new SaveOutcome(flaws), null);
        }

        if (admission.IsExplainedFirst && (await store.Explanations(application.Id, ct)).All(held => held.HeldAt is null))
        {
            return (ApplicationErrors.NotExplained, null);
        }

        var sent = application.Submit(clock.GetUtcNow());
        if (!sent.IsOk)
        {
            return (sent.Error!, null);
        }

        var actor = application.EnteredNowBy(message.EnteredBy);
        store.AddStep(application, actor, null);
        await FiledPapers.Sign(application, admission, store, clock, ct);
        await store.Audit("registration.application_submit", application, actor, message.Origin, ct);
        await keys.Record(store.Context, key.Value, print, true, ct);
        return (
            new SaveOutcome([]),
            ApplicantMail.Of(ApplicantMail.Received, application, store.AddLink(application, isOnce: true), clock)
        );
    }
}
