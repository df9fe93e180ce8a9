using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Applications;

[Rule("miyazaki/apply", How = "record")]
public static class EnterApplicationHandler
{
    public static async Task<Result<string>> Handle(
        EnterApplication message,
        ApplicationStore store,
        RegistrationAccess access,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await access.IsSecretariat(message.Actor, message.Region, ct) || policies.Of(message.Region.Value) is null)
        {
            return ApplicationErrors.RegionUnknown;
        }

        if (!MailText.IsAddress(message.Mail))
        {
            return ApplicationErrors.MailInvalid;
        }

        var application = UsageApplication.Begin(message.Region, Person.MailOf(message.Mail), message.Actor, clock);
        store.Context.Add(application);
        var secret = store.AddLink(application, isOnce: false);
        await store.Audit("registration.application_enter", application, message.Actor, message.Origin, ct);
        return secret;
    }
}
