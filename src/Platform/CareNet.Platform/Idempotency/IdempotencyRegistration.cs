using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Idempotency;

public static class IdempotencyRegistration
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services.AddSingleton<IdempotencyKeys>();
}
