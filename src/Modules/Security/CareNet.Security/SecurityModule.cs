using CareNet.Platform.Data;
using CareNet.Platform.Jobs;
using CareNet.Platform.Keys;
using CareNet.Platform.Mail;
using CareNet.Platform.Notices;
using CareNet.Platform.Purging;
using CareNet.Security.Access;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using CareNet.Security.Factors;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.Passwords;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security;

/// <summary>The module's one entrance.</summary>
public static class SecurityModule
{
    /// <summary>
    /// The number of rounds that current guidance asks of PBKDF2 with SHA-512. Older hashes are made anew when their owner signs in.
    /// </summary>
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
        services
            .AddScoped<PasskeyChallenges>()
            .AddScoped<PasskeyRegistration>()
            .AddScoped<PasskeySignIn>()
            .AddSingleton<SealedSecrets>()
            .AddSingleton<SecondProof>();
        services.AddSingleton<IFollowsKeyChange, ForgetRecoveryCodes>();
        services
            .AddSingleton<SecuritySettingsStore>()
            .AddScoped<GuessableNames>()
            .AddScoped<Passwords.Passwords>()
            .AddSingleton<DummyPasswordHash>()
            .AddSingleton<CurrentPassword>()
            .AddSingleton<LiveSessions>()
            .AddScoped<SignInSteps>()
            .AddScoped<DeviceSignInCheck>()
            .AddScoped<ParallelSessions>()
            .AddScoped<StandingCopy>()
            .AddScoped<OpenDuties>()
            .AddScoped<RecoveryRights>()
            .AddScoped<DemoAccounts>();
        AddMails(services);
        services.AddFactorNotices();
        services.AddInvitationMail();
        services.AddJob<RemindPasswords>().AddJob<RemindUnusedAccounts>();
        services.AddNoticeKind(
            new(
                RemindPasswords.Kind,
                new("パスワードの期限が近づいています", "Your password is due soon"),
                new(
                    "期限の日までに替えてください。過ぎても、次のログインのときに替えれば続けられます。",
                    "Please change it by its date. After that the next sign-in asks for it, and then you go on."
                ),
                "/account/password"
            )
        );
        services.AddNoticeKind(
            new(
                CountAccessRefusedHandler.Kind,
                new("権限のないページを何度も開こうとした人がいます", "Repeated attempts to open what is not theirs"),
                new(
                    "間違いか、IDの不正な使用か、本人に確かめてください。",
                    "Ask the person whether it was a mistake or somebody else's doing."
                ),
                "/facilities/{id}/accounts"
            )
        );
        services.AddNoticeKind(
            new(
                ParallelSessions.Kind,
                new("1つのIDが2台で使われています", "One ID on two devices at a time"),
                new(
                    "本人が2台で使っているのか、ほかの人が使っているのか確かめてください。",
                    "See whether it is the same person on two devices, or somebody else."
                ),
                "/facilities/{id}/accounts"
            )
        );
        services.AddNoticeKind(
            new(
                RemindUnusedAccounts.Kind,
                new("90日使われていないIDがあります", "IDs that nobody used for 90 days"),
                new(
                    "退職や異動でないか確かめ、使わないIDは止めてください。",
                    "See whether their owners have left, and suspend those that are not needed."
                ),
                "/facilities/{id}/accounts"
            )
        );
        // Somebody's earlier sign-ins can be looked at for a while.
        services
            .AddPurge("security.sessions", "expires_at", TimeSpan.FromDays(90))
            .AddPurge("security.links", "expires_at", TimeSpan.FromDays(30))
            .AddPurge("security.failed_sign_ins", "last_at", TimeSpan.FromDays(2))
            .AddPurge("security.earlier_passwords", "set_at", TimeSpan.FromDays(730))
            .AddPurge("security.refusal_counts", "since", TimeSpan.FromDays(2))
            .AddPurge("security.passkey_challenges", "expires_at", TimeSpan.FromHours(1));
        return services;
    }

    /// <summary>Endpoints that need the request itself; everything else goes by messages.</summary>
    public static void MapSecurity(this IEndpointRouteBuilder routes, string rateLimit) => routes.MapPasskeys(rateLimit);

    private static void AddMails(IServiceCollection services) =>
        services
            .AddMailKind(
                new(
                    LinkWriting.Invitation,
                    new("IDのご案内", "Your account"),
                    new(
                        "地域の連絡の場 CareNet に、あなたのIDが用意されました。7日以内に下のリンクを開き、パスワードを決めてください。心当たりがなければ、このメールを消してください。",
                        "An account was prepared for you in CareNet. Open the link within 7 days and choose a password. "
                            + "If you did not expect this, delete this mail."
                    )
                )
            )
            .AddMailKind(
                new(
                    LinkWriting.Reset,
                    new("パスワードの決め直し", "Choose a new password"),
                    new(
                        "パスワードを決め直すリンクです。1時間以内に、1回だけ使えます。心当たりがなければ何もしなくて大丈夫です。今のパスワードはそのまま使えます。",
                        "This link lets you choose a new password. It works once, within an hour. "
                            + "If you did not ask for it, do nothing: your password stays as it is."
                    )
                )
            );
}
