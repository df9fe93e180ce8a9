using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CareNet.Web.Hosting;

/// <summary>
/// How often one client address may ask. A whole hospital often shares one, so the numbers are a facility's, not a person's.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Requests that may come at once, files included: a change of shift.</summary>
    public int Burst { get; set; } = 3000;

    public int PerSecond { get; set; } = 100;

    /// <summary>Forms that anybody may send without an account.</summary>
    public int PublicFormsPerTenMinutes { get; set; } = 20;

    /// <summary>A report of a loss waits neither for what others apply for nor for mistakes of colleagues at the same address.</summary>
    public int LossReportsPerTenMinutes { get; set; } = 60;

    /// <summary>Steps of applications whose mail address was confirmed.</summary>
    public int ApplicantFormsPerTenMinutes { get; set; } = 200;

    /// <summary>Attempts of all colleagues together; the limit per account is the account's own.</summary>
    public int SignInsPerFiveMinutes { get; set; } = 150;
}

public static class RateLimits
{
    public const string PublicForm = "public-form";
    public const string SignIn = "sign-in";
    public const string LossReport = "loss-report";
    public const string Applicant = "applicant";

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RateLimitOptions>(configuration.GetSection("RateLimits"));
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<RateLimitOptions>>(
                (limiter, given) =>
                {
                    var limits = given.Value;
                    limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                    limiter.OnRejected = SayWhen;
                    limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context =>
                        ErrorAnswers.IsAnswering(context)
                            ? RateLimitPartition.GetNoLimiter(-1)
                            : RateLimitPartition.GetTokenBucketLimiter(
                                ClientPartition.Of(context.Connection.RemoteIpAddress),
                                _ =>
                                    new()
                                    {
                                        TokenLimit = limits.Burst,
                                        TokensPerPeriod = limits.PerSecond,
                                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                                        // The partitioned limiter has one timer for all.
                                        AutoReplenishment = false,
                                    }
                            )
                    );
                    limiter.AddPolicy(PublicForm, Sendings(limits.PublicFormsPerTenMinutes, TimeSpan.FromMinutes(10)));
                    limiter.AddPolicy(LossReport, Sendings(limits.LossReportsPerTenMinutes, TimeSpan.FromMinutes(10)));
                    limiter.AddPolicy(Applicant, Sendings(limits.ApplicantFormsPerTenMinutes, TimeSpan.FromMinutes(10)));
                    limiter.AddPolicy(SignIn, Sendings(limits.SignInsPerFiveMinutes, TimeSpan.FromMinutes(5)));
                }
            );
    }

    /// <summary>Counts what is sent; looking at the form is free.</summary>
    private static Func<HttpContext, RateLimitPartition<int>> Sendings(int permits, TimeSpan window) =>
        context =>
            HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter(-1)
                : RateLimitPartition.GetSlidingWindowLimiter(
                    ClientPartition.Of(context.Connection.RemoteIpAddress),
                    _ =>
                        new()
                        {
                            PermitLimit = permits,
                            Window = window,
                            SegmentsPerWindow = 10,
                            AutoReplenishment = false,
                        }
                );

    private static ValueTask SayWhen(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(60);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// A bounded number of partitions, however many addresses come: an address is hashed, with a seed of this process. One IPv6
/// client owns a whole /64, so the rest of its address does not count.
/// </summary>
public static class ClientPartition
{
    public const int Count = 1 << 16;

    public static int Of(IPAddress? address)
    {
        if (address is null)
        {
            return 0;
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var hash = new HashCode();
        hash.AddBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
        return (hash.ToHashCode() & int.MaxValue) % Count;
    }
}
