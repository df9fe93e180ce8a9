using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Platform.Purging;
using CareNet.Registration.Applications;
using CareNet.Registration.Guidelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Facilities;

/// <summary>Applications, papers and rosters of facilities.</summary>
internal static class FacilitiesRegistration
{
    public static IServiceCollection AddFacilities(this IServiceCollection services) =>
        services
            .AddScoped<ApplicationStore>()
            .AddScoped<UserList>()
            .AddScoped<ApplicationRules>()
            .AddScoped<GuidelinesInForce>()
            .AddScoped<ApplicationApproval>()
            .AddApplicantMails()
            .AddJob<RemindInsurance>()
            .AddJob<RemindApplications>()
            .AddNoticeKind(
                new(
                    RemindApplications.Waiting,
                    new("利用申込が3日以上待っています", "An application has waited for three days"),
                    new("決定を待っている利用申込があります。", "An application waits for your decision."),
                    "/notices/application/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    RemindApplications.Withdrawing,
                    new("退会届が出ています", "A facility is about to leave"),
                    new(
                        "退会の予定がある事業所があります。届けを確かめてください。",
                        "A facility has given notice that it leaves. Please look at the notice."
                    ),
                    "/facilities/{id}/withdrawal/print"
                )
            )
            .AddNoticeKind(
                new(
                    RemindInsurance.Ends,
                    new("保険の満了が近づいています", "Your facility's insurance ends soon"),
                    new(
                        "情報の漏えいに備える保険の満了日が近づいています。更新したら、新しい満了日を登録してください。",
                        "The insurance against leaks ends soon. When it is renewed, enter the new last day."
                    ),
                    "/facilities/{id}"
                )
            )
            .AddPurge("registration.applications", "expires_at", TimeSpan.FromDays(1))
            .AddPurge("registration.application_links", "expires_at", TimeSpan.FromDays(1));

    public static void MapFacilities(this ModelBuilder model)
    {
        model.MapApplications();
        model.Entity<Insurance>(insurance =>
        {
            insurance.ToTable("insurances").HasKey(i => i.Facility);
            insurance.HasOne<Facility>().WithMany().HasForeignKey(i => i.Facility);
            insurance.Property(i => i.Kind).HasMaxLength(People.Person.MaxNameLength);
        });
        model.Entity<GuidelineEdition>(edition =>
        {
            edition.ToTable("guideline_editions").HasKey(e => e.Id);
            edition.Property(e => e.Work).HasMaxLength(60);
            edition.Property(e => e.Edition).HasMaxLength(GuidelineEdition.MaxEditionLength);
        });
    }
}
