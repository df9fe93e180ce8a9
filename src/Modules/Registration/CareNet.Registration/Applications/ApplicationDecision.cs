using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Mail;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>The part that returning and refusing have in common: the secretariat, a reason, a step of the history, a mail.</summary>
internal static class ApplicationDecision
{
    public static async Task<(Result, SendMail?)> Take(
        (UsageApplicationId Id, PersonId Actor, string Reason, AuditOrigin Origin) asked,
        Func<UsageApplication, Result> decide,
        MailKind word,
        string action,
        ApplicationStore store,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await store.ByOffice(asked.Actor, asked.Id, ct) is not { } application)
        {
            return (ApplicationErrors.NotFound, null);
        }

        if (ReasonOf(asked.Reason) is not { } reason)
        {
            return (ApplicationErrors.ReasonMissing, null);
        }

        var decided = decide(application);
        if (!decided.IsOk)
        {
            return (decided, null);
        }

        store.AddStep(application, asked.Actor, reason);
        await store.Audit(action, application, asked.Actor, asked.Origin, ct);
        return (Result.Ok, ApplicantMail.Of(word, application, store.AddLink(application, isOnce: true), clock));
    }

    public static string? ReasonOf(string? reason) =>
        reason?.Trim() is { Length: > 0 and <= UsageApplication.MaxReasonLength } text
        && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r'))
        && !InvisibleCharacters.Contain(text)
            ? text
            : null;
}
