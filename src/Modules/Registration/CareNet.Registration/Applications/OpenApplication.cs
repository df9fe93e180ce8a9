using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class OpenApplicationHandler
{
    public static async Task<Result<string>> Handle(
        OpenApplication message,
        ApplicationStore store,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await store.LinkOf(message.Code, isOnce: true, ct) is not { } link
            || await store.Locked(link.Application, ct) is not { } application
        )
        {
            return ApplicationErrors.LinkUsed;
        }

        // Read again behind the lock: a second click has waited for the first one here.
        await store.Context.Entry(link).ReloadAsync(ct);
        if (link.UsedAt is not null)
        {
            return ApplicationErrors.LinkUsed;
        }

        link.UsedAt = clock.GetUtcNow();
        var secret = store.AddLink(application, isOnce: false);
        await store.Audit("registration.application_open", application, null, message.Origin, ct);
        return secret;
    }
}
