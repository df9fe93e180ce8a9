using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Platform.Mail;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Applications;

public static class StartApplicationHandler
{
    public static async Task<(Result, SendMail?)> Handle(
        StartApplication message,
        ApplicationStore store,
        PoliciesInForce policies,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.OfGuest(message.GuestToken, message.Key);
        if (!key.IsOk)
        {
            return (key.Error!, null);
        }

        var print = Fingerprint.Of(message with { Origin = AuditOrigin.Inside });
        var claim = await keys.Claim(store.Context, key.Value, print, ct);
        if (claim.IsAnswered(out var earlier))
        {
            return (earlier, null);
        }

        var refusal =
            policies.Of(message.Region.Value) is null ? ApplicationErrors.RegionUnknown
            : !MailText.IsAddress(message.Mail) ? ApplicationErrors.MailInvalid
            : null;
        if (refusal is not null)
        {
            return (refusal, null);
        }

        var application = UsageApplication.Begin(message.Region, Person.MailOf(message.Mail), null, clock);
        store.Context.Add(application);
        var code = store.AddLink(application, isOnce: true);
        await store.Audit("registration.application_start", application, null, message.Origin, ct);
        await keys.Record(store.Context, key.Value, print, ct);
        return (Result.Ok, ApplicantMail.Of(ApplicantMail.Opened, application, code, clock));
    }
}
