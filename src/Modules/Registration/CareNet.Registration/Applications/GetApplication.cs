using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Invitations;

namespace CareNet.Registration.Applications;

public static class GetApplicationHandler
{
    public static async Task<Result<ApplicationView>> Handle(
        Contracts.GetApplication message,
        ApplicationStore store,
        ApplicationRules book,
        ExistingRegistrations known,
        CancellationToken ct
    )
    {
        if (
            await store.ByOffice(message.Actor, message.Id, ct) is not { } application
            || await book.Of(application.Region, ct) is not { } admission
        )
        {
            return ApplicationErrors.NotFound;
        }

        var papers = await store.Papers(application.Id, ct);
        var explanations = await store.Explanations(application.Id, ct);
        var obstacles =
            application.State == ApplicationState.Submitted
                ? Obstacles
                    .Of(
                        application.Form,
                        admission,
                        [.. papers.Select(paper => paper.Kind)],
                        explanations.Any(held => held.HeldAt is not null)
                    )
                    .ToList()
                : [];
        await store.Audit("registration.application_read", application, message.Actor, message.Origin ?? AuditOrigin.Inside, ct);
        var already =
            application.State == ApplicationState.Submitted
                ? await known.Of([.. application.Form.Users.Select(user => user.Mail).Distinct()], ct)
                : [];
        return new ApplicationView(
            application.Id,
            application.Region,
            application.State,
            application.Form,
            application.Mail,
            admission,
            await ApplicationViews.Steps(store, application.Id, ct),
            [
                .. papers.Select(paper => new FiledPaper(
                    paper.Id,
                    paper.Kind,
                    paper.Title,
                    paper.Signer,
                    paper.SignedOn,
                    paper.Editions,
                    paper.AcceptedAt
                )),
            ],
            [.. explanations.Select(ApplicationViews.Of)],
            obstacles,
            application.Facility,
            application.EnteredBy is not null,
            already
        )
        {
            Version = application.Version,
        };
    }
}
