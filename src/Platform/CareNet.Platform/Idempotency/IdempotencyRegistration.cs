using CareNet.Platform.Purging;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Idempotency;

public static class IdempotencyRegistration
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<IdempotencyKeys>().AddPurge("platform.idempotency_keys", "expires_at", TimeSpan.Zero);
}
