using CareNet.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Applications;

/// <summary>The mails that an applicant gets: a link and nothing of the application.</summary>
internal static class ApplicantMail
{
    public static readonly MailKind Opened = new("registration.application_opened");
    public static readonly MailKind Received = new("registration.application_received");
    public static readonly MailKind Returned = new("registration.application_returned");
    public static readonly MailKind Refused = new("registration.application_refused");
    public static readonly MailKind Approved = new("registration.application_approved");

    public static SendMail Of(MailKind kind, UsageApplication application, string code, TimeProvider clock) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), kind, application.Mail, application.Region, $"/applications/open/{code}");

    public static IServiceCollection AddApplicantMails(this IServiceCollection services) =>
        services
            .AddMailKind(
                new(
                    Opened,
                    new("利用申込を始める", "Begin your application"),
                    new(
                        "利用申込の入力を始めるには、7日以内に次のリンクを開いてください。リンクは1回だけ使えます。心当たりがない場合は、このメールを消してください。",
                        "To fill in the application, open this link within 7 days. It works once. "
                            + "If you did not ask for it, delete this mail."
                    )
                )
            )
            .AddMailKind(
                new(
                    Received,
                    new("利用申込を受け付けました", "Your application has arrived"),
                    new(
                        "利用申込を受け付けました。次のリンクから状況を確認できます。",
                        "Your application has arrived. This link shows how it stands."
                    )
                )
            )
            .AddMailKind(
                new(
                    Returned,
                    new("利用申込の修正のお願い", "Please correct your application"),
                    new(
                        "利用申込に修正が必要な点があります。次のリンクから内容を直して、もう一度送ってください。",
                        "Something in your application needs to be corrected. Open this link, correct it and send it again."
                    )
                )
            )
            .AddMailKind(
                new(
                    Refused,
                    new("利用申込の結果", "Result of your application"),
                    new(
                        "利用申込の結果が出ました。次のリンクから確認できます。",
                        "Your application was decided. This link shows the result."
                    )
                )
            )
            .AddMailKind(
                new(
                    Approved,
                    new("利用申込が承認されました", "Your application was approved"),
                    new(
                        "利用申込が承認されました。名簿の一人ひとりに、登録の案内を別のメールで送ります。",
                        "Your application was approved. Everybody in the list gets an invitation by a mail of its own."
                    )
                )
            );
}
