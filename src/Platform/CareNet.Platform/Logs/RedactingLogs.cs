using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace CareNet.Platform.Logs;

/// <summary>
/// Logs without personal data, whatever configuration asks for: the framework's categories that print addresses or values
/// have a floor, and exceptions arrive without their messages. Message types with free text leave it out of their
/// <c>ToString</c> themselves, because Wolverine prints it.
/// </summary>
public static class RedactingLogs
{
    // The first prefix that fits counts.
    private static readonly (string Prefix, LogLevel Floor)[] Floors =
    [
        ("Microsoft.EntityFrameworkCore.Query", LogLevel.None),
        ("Microsoft.EntityFrameworkCore.Update", LogLevel.None),
        ("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None),
        ("Microsoft.EntityFrameworkCore.Database.Transaction", LogLevel.None),
        // Says on every start what SharedKeys says once, in our own words.
        ("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error),
        ("Microsoft.Hosting.Lifetime", LogLevel.Information),
        ("Microsoft", LogLevel.Warning),
        ("System", LogLevel.Warning),
        ("Npgsql.Command", LogLevel.None),
        ("Npgsql", LogLevel.Warning),
    ];

    /// <summary>Logs to the console as well: a line each in development, JSON elsewhere.</summary>
    public static void AddDiscreetLogs(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        }
        else
        {
            builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        }

        builder.Services.Configure<ConsoleFormatterOptions>(options => options.TimestampFormat = "O");
        builder.Services.AddDiscreetLogs();
    }

    public static IServiceCollection AddDiscreetLogs(this IServiceCollection services) =>
        services
            .AddLogging()
            .Replace(
                ServiceDescriptor.Singleton<ILoggerFactory>(provider => new DiscreetLoggerFactory(
                    new LoggerFactory(
                        provider.GetServices<ILoggerProvider>(),
                        provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                        provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()
                    )
                ))
            );

    internal static LogLevel FloorOf(string category) =>
        Floors.Where(floor => IsWithin(category, floor.Prefix)).Select(floor => floor.Floor).FirstOrDefault(LogLevel.Trace);

    internal static bool IsFramework(string category) => IsWithin(category, "Microsoft");

    private static bool IsWithin(string category, string prefix) =>
        category.StartsWith(prefix, StringComparison.Ordinal) && (category.Length == prefix.Length || category[prefix.Length] == '.');
}
