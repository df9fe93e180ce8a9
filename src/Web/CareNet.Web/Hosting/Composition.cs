using CareNet.Bot;
using CareNet.Platform.Audit;
using CareNet.Platform.Data;
using CareNet.Platform.Gates;
using CareNet.Platform.Idempotency;
using CareNet.Platform.Keys;
using CareNet.Platform.Logs;
using CareNet.Platform.Mail;
using CareNet.Platform.Notices;
using CareNet.Platform.Pulses;
using CareNet.Platform.Purging;
using CareNet.Registration;
using CareNet.Security;
using CareNet.ServiceDefaults;
using CareNet.Web.Pages;
using CareNet.Web.Pages.Account;
using CareNet.Web.Pages.Applications;
using CareNet.Web.Pages.Audit;
using CareNet.Web.Pages.Me;
using CareNet.Web.Pages.Operations;
using CareNet.Web.Pages.Secretariat;
using CareNet.Web.Pages.SignIn;
using CareNet.Web.Pages.Staff;
using CareNet.Web.Text;

namespace CareNet.Web.Hosting;

/// <summary>The one place where the parts of CareNet are put together.</summary>
public static class Composition
{
    public static WebApplicationBuilder AddCareNet(this WebApplicationBuilder builder)
    {
        builder.AddCredentials();
        // Also outside Development: a node may be started from its build folder.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DatabaseMigrator>();
        builder.Services.AddModuleContext<PlatformContext>(PlatformContext.Schema);
        builder.Services.AddGates();
        builder.Services.AddIdempotency();
        builder.Services.AddNotices();
        builder.Services.AddSharedKeys();
        builder.Services.AddAudit();
        builder.Services.AddPulses();
        builder.Services.AddPurging();
        builder.Services.AddMail(builder.Configuration, builder.Environment.IsDevelopment());
        builder.Services.AddRegistration();
        builder.Services.AddSecurity();
        builder.Services.AddBot();
        builder.Services.AddPolicies();

        builder.AddDiscreetLogs();
        builder.AddTelemetry();
        builder.AddAllowedHosts();
        builder.AddRequestLimits();
        builder.Services.AddRateLimits(builder.Configuration);
        builder.AddCookieRules();
        builder.Services.AddNodeLife();

        builder.Services.AddRazorComponents();
        builder.Services.AddPages();
        // Asks the modules, so it is nothing for pages that stand alone.
        builder.Services.AddScoped<DisplayNames>();
        builder.AddMessagesAndJobs();
        builder.Services.AddHostedService<CompositionOfDemo>();
        return builder;
    }

    public static WebApplication UseCareNet(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseMiddleware<AccessLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseTransportSecurity();
        if (app.Services.GetRequiredService<DemoMode>().IsOn)
        {
            app.UseMiddleware<LocalDemoOnly>();
        }

        app.UseMiddleware<ErrorAnswers>();
        app.UseRouting();
        app.UseMiddleware<RouteMemory>();
        app.UseMiddleware<QueryCleanup>();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.UseMiddleware<BodyLimit>();
        app.UseCookiePolicy();
        app.UseMiddleware<CareNet.Security.Devices.DeviceRecognition>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<CareNet.Security.Access.RefusedSubmissions>();
        app.UseFormTokens();
        // Behind the tokens: a forged form waits for no turn.
        app.UseMiddleware<CostlyTurns>();

        app.MapNodeLife();
        app.MapPages();
        app.MapDevelopmentPulses();
        app.MapMessages();
        app.MapPictures();
        app.MapApplying();
        app.MapSecretariat();
        app.MapStaff();
        app.MapAccount();
        app.MapPendingForms();
        app.MapAuditExport();
        app.MapSecurity(RateLimits.SignIn);
        app.MapBot();
        app.MapJobDashboard();
        return app;
    }
}
