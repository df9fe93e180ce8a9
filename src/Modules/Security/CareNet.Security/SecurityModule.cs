using CareNet.Platform.Data;
using CareNet.Platform.Jobs;
using CareNet.Platform.Mail;
using CareNet.Security.Access;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using CareNet.Security.Links;
using CareNet.Security.Factors;
using CareNet.Security.Passkeys;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.WhenStandingChanges;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security;

/// <summary>The module's one entrance.</summary>
public static class SecurityModule
{
    /// <summary>What current guidance asks of PBKDF2 with SHA-512. Older hashes are made anew when their owner signs in.</summary>
    private const int HashRounds = 210_000;

    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddModuleContext<SecurityContext>(SecurityContext.Schema);
        services.AddOptions<SecurityOptions>().BindConfiguration("Security");
        services.AddAccess();
        services.AddDevicesAndIncidents();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey stands for two factors only when the device asked for its owner.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyChallenges>().AddScoped<PasskeyRegistration>().AddScoped<PasskeySignIn>().AddSingleton<SealedSecrets>();
        services.AddSingleton<Profiles>().AddScoped<Passwords.Passwords>().AddSingleton<LiveSessions>().AddSingleton<Arrival>().AddScoped<StandingCopy>();
        AddMails(services);
        // Somebody's earlier sign-ins can be looked at for a while.
        services.AddPurge("security.sessions", "expires_at", TimeSpan.FromDays(90))
            .AddPurge("security.links", "expires_at", TimeSpan.FromDays(30))
            .AddPurge("security.failed_sign_ins", "last_at", TimeSpan.FromDays(2))
            .AddPurge("security.earlier_passwords", "set_at", TimeSpan.FromDays(730))
            .AddPurge("security.passkey_challenges", "expires_at", TimeSpan.FromHours(1));
        return services;
    }

    /// <summary>Endpoints that need the request itself; everything else goes by messages.</summary>
    public static void MapSecurity(this IEndpointRouteBuilder routes, string rateLimit) => routes.MapPasskeys(rateLimit);

    private static void AddMails(IServiceCollection services) => services
        .AddMailKind(new(LinkWriting.Invitation,
            new("アカウントのご案内", "Your account"),
            new("地域の連絡の場 CareNet に、あなたのアカウントが用意されました。7日以内に下のリンクを開き、パスワードを決めてください。心当たりがなければ、このメールを消してください。",
                "An account was prepared for you in CareNet. Open the link within 7 days and choose a password. If you did not expect this, delete this mail.")))
        .AddMailKind(new(LinkWriting.Reset,
            new("パスワードの決め直し", "Choose a new password"),
            new("パスワードを決め直すリンクです。1時間以内に、1回だけ使えます。心当たりがなければ何もしなくて大丈夫です。今のパスワードはそのまま使えます。",
                "This link lets you choose a new password. It works once, within an hour. If you did not ask for it, do nothing: your password stays as it is.")));
}
