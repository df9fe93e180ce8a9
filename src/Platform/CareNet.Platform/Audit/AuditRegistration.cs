using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Audit;

public static class AuditRegistration
{
    /// <summary>Writing, reading and sealing the trail; seals are signed with the secret that the starter hands over.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton(provider => AuditKey.From(provider.GetRequiredService<IConfiguration>()["DataProtection:Secret"]))
        .AddSingleton<AuditWriter>()
        .AddSingleton<AuditTrail>()
        .AddSingleton<AuditSealing>();
}
