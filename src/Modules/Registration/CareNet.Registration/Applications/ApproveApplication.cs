using CareNet.Platform;
using CareNet.Registration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

/// <summary>
/// Only here are listed people invited, known or not. Nobody belongs to the facility before accepting, signed in.
/// </summary>
[
    Rule("misato/form-1", How = "enforce"),
    Rule("misato/3"),
    Rule("nishitokyo/3"),
    Rule("osaki/8-2-1", How = "enforce"),
    Rule("okayama/3-2", How = "record")
]
public static class ApproveApplicationHandler
{
    public static async Task<(Result<FacilityId>, IEnumerable<object>)> Handle(
        ApproveApplication message,
        ApplicationStore store,
        ApplicationRules rules,
        ApplicationApproval approval,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await store.ByOffice(message.Actor, message.Id, ct) is not { } application
            || await rules.Of(application.Region, ct) is not { } requirements
        )
        {
            return (ApplicationErrors.NotFound, []);
        }

        var papers = await store.Papers(application.Id, ct);
        var explained = (await store.Explanations(application.Id, ct)).Any(held => held.HeldAt is not null);
        var refusal =
            application.State != ApplicationState.Submitted ? ApplicationErrors.NotWaiting
            : application.Version != message.Version ? ApplicationErrors.ChangedMeanwhile
            : ApplicationDecision.ReasonOf(message.Reason) is null ? ApplicationErrors.ReasonMissing
            : Obstacles.Of(application.Form, requirements, [.. papers.Select(paper => paper.Kind)], explained).FirstOrDefault()
                ?? (await IsListed(store, application, message.Actor, ct) ? ApplicationErrors.OwnPlace : null);
        if (refusal is not null)
        {
            return (refusal, []);
        }

        // Two approvals at once must not both make a person of one address.
        await store.Context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('registration.admittance'))", ct);
        var approved = await approval.Of(application, message.Actor, message.Origin, ct);
        if (!approved.IsOk)
        {
            return (approved.Error!, []);
        }

        var (now, facility) = (clock.GetUtcNow(), approved.Value.Facility);
        application.Approve(facility, now);
        papers.ForEach(paper => paper.Accept(message.Actor, facility, now));
        store.AddStep(application, message.Actor, ApplicationDecision.ReasonOf(message.Reason));
        await store.Audit("registration.application_approve", application, message.Actor, message.Origin, ct);
        var told = ApplicantMail.Of(ApplicantMail.Approved, application, store.AddLink(application, isOnce: true), clock);
        return (facility, [told, .. approved.Value.Messages]);
    }

    private static Task<bool> IsListed(ApplicationStore store, UsageApplication application, PersonId officer, CancellationToken ct)
    {
        var mails = application.Form.Users.Select(user => user.Mail).ToList();
        return store.Context.People.AnyAsync(person => person.Id == officer && mails.Contains(person.Mail), ct);
    }
}
