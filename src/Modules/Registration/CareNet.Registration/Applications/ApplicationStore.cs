using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

/// <summary>Applications as their two sides reach them: the applicant by a secret, the secretariat by its office.</summary>
public sealed class ApplicationStore(RegistrationContext context, RegistrationAccess access, TimeProvider clock)
{
    public RegistrationContext Context => context;

    /// <summary>Null for a secret that is none, has expired, or whose application was decided a while ago.</summary>
    public async Task<UsageApplication?> BySecret(string secret, CancellationToken ct) =>
        await LinkOf(secret, isOnce: false, ct) is { } link
        && await Locked(link.Application, ct) is { } application
        && application.IsShownAt(clock.GetUtcNow())
            ? application
            : null;

    public async Task<ApplicationLink?> LinkOf(string secret, bool isOnce, CancellationToken ct)
    {
        var (hash, now) = (ApplicationLinks.HashOf(secret), clock.GetUtcNow());
        return await context
            .Set<ApplicationLink>()
            .SingleOrDefaultAsync(link => link.Hash == hash && link.IsOnce == isOnce && link.ExpiresAt > now && link.UsedAt == null, ct);
    }

    /// <summary>Drafts are the applicant's own; what he has sent is the secretariat's of that region.</summary>
    public async Task<UsageApplication?> ByOffice(PersonId actor, UsageApplicationId id, CancellationToken ct)
    {
        var application = await Locked(id, ct);
        return
            application is not null
            && application.State != ApplicationState.Draft
            && await access.IsSecretariat(actor, application.Region, ct)
            ? application
            : null;
    }

    /// <summary>Other writers of the same application wait until this transaction ends.</summary>
    public Task<UsageApplication?> Locked(UsageApplicationId id, CancellationToken ct) =>
        context
            .Set<UsageApplication>()
            .FromSql($"SELECT * FROM registration.applications WHERE id = {id.Value} FOR UPDATE")
            .SingleOrDefaultAsync(ct);

    public async Task<List<Paper>> Papers(UsageApplicationId id, CancellationToken ct) =>
        await context.Set<Paper>().Where(paper => paper.Application == id).OrderBy(paper => paper.FiledAt).ToListAsync(ct);

    public async Task<List<Explanation>> Explanations(UsageApplicationId id, CancellationToken ct) =>
        await context
            .Set<Explanation>()
            .Where(explanation => explanation.Application == id)
            .OrderBy(explanation => explanation.On)
            .ToListAsync(ct);

    public void AddStep(UsageApplication application, PersonId? actor, string? reason) =>
        context.Add(
            new ApplicationStep
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Application = application.Id,
                State = application.State,
                At = clock.GetUtcNow(),
                Actor = actor,
                Reason = reason,
            }
        );

    public string AddLink(UsageApplication application, bool isOnce)
    {
        var (text, link) = ApplicationLinks.New(application.Id, isOnce, clock.GetUtcNow());
        context.Add(link);
        return text;
    }

    public Task Audit(string action, UsageApplication application, PersonId? actor, AuditOrigin origin, CancellationToken ct) =>
        AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                Actor = actor is { } person ? AuditActor.Person(person.Value) : AuditActor.Visitor,
                Action = action,
                Origin = origin,
                Subject = new AuditSubject("application", application.Id.Value),
                Facility = application.Facility?.Value,
                Details = new Dictionary<string, string> { ["region"] = application.Region.Value },
            },
            ct
        );
}
