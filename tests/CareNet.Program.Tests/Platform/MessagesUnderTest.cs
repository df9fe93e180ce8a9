using CareNet.Platform.Messaging;
using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace CareNet.Platform.Tests;

/// <summary>The product's messaging with one of the platform's own handlers, which gives up at once.</summary>
internal static class MessagesUnderTest
{
    public const string CountWaiting = "SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'";

    public static void AddMessagesOf(this IServiceCollection services, Type handler, string connection)
    {
        var database = NpgsqlDataSource.Create(connection);
        services.AddSingleton(_ => database).AddSingleton(TimeProvider.System);
        services.AddMessaging(
            database,
            wolverine =>
            {
                wolverine.Discovery.DisableConventionalDiscovery().IncludeType(handler);
                wolverine.ApplicationAssembly = typeof(MessagesUnderTest).Assembly;
                wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
                wolverine.UseRuntimeCompilation();
            },
            [TimeSpan.FromMilliseconds(10)]
        );
    }

    public static async Task<IReadOnlyList<DeadLetterEnvelope>> DeadLettersAsync(this IServiceProvider services) =>
        (
            await services.GetRequiredService<IMessageStore>().DeadLetters.QueryAsync(new() { PageSize = 50 }, CancellationToken.None)
        ).Envelopes;
}
