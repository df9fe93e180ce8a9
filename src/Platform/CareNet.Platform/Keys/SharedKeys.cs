using CareNet.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareNet.Platform.Keys;

/// <summary>All nodes of one database share their keys: a cookie or a form from one is understood by the others.</summary>
public static partial class SharedKeys
{
    internal const string Application = "CareNet";

    public static IServiceCollection AddSharedKeys(this IServiceCollection services)
    {
        // Keys from before say their own algorithm and are used until they end, after 90 days at most.
        services
            .AddDataProtection()
            .SetApplicationName(Application)
            .PersistKeysToDbContext<PlatformContext>()
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        // Asked for only through GetService: a node without a secret has none.
        services.AddSingleton(provider => KeySecret.From(provider.GetRequiredService<IConfiguration>())!);
        services.AddSingleton(provider => DerivedKeys.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            if (provider.GetService<KeySecret>() is { } secret)
            {
                options.XmlEncryptor = new KeySealer(secret);
            }
            else
            {
                StoredInPlain(provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SharedKeys).FullName!));
            }
        }));
        return services;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "CARENET_KEY_SECRET is not set: whoever reads the database can open cookies, waiting messages and recovery codes"
    )]
    private static partial void StoredInPlain(ILogger log);
}
