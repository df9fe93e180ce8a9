using CareNet.Platform.Jobs;
using CareNet.Platform.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Audit;

public static class AuditRegistration
{
    /// <summary>Writing, reading and sealing the trail; seals are signed with the secret that the starter hands over.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services
            .AddSingleton(provider => AuditKey.From(KeySecret.BytesFrom(provider.GetRequiredService<IConfiguration>())))
            .AddSingleton<AuditWriter>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<AuditSealing>()
            .AddJob<SealAudit>();
}
