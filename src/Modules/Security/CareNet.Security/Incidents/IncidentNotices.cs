using CareNet.Platform.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Incidents;

public static class IncidentNotices
{
    public static readonly NoticeKind Reported = new("security.incident_reported");
    public static readonly NoticeKind Leak = new("security.incident_leak");
    public static readonly NoticeKind StepDue = new("security.incident_step_due");

    public static IServiceCollection AddIncidentNotices(this IServiceCollection services) =>
        services
            .AddNoticeKind(
                new(
                    Reported,
                    new("紛失・事故の報告がありました", "A loss or an incident was reported"),
                    new("すぐに内容と手順を確かめてください。", "Please look at the report and its steps now."),
                    "/incidents/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    Leak,
                    new("漏えいの疑いがあります", "A leak is suspected"),
                    new(
                        "法律による報告の期限があります。手順を確かめてください。",
                        "The law sets deadlines for reports. Please look at the steps."
                    ),
                    "/incidents/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    StepDue,
                    new("事故対応の期限が近づいています", "A step of an incident is due"),
                    new("期限のある手順が残っています。", "A step with a deadline is still open."),
                    "/incidents/{id}"
                )
            );
}
