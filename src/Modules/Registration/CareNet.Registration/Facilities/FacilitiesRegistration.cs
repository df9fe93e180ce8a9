using CareNet.Platform.Jobs;
using CareNet.Registration.Applications;
using CareNet.Registration.Guidelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Facilities;

/// <summary>Applications, papers and rosters of facilities.</summary>
internal static class FacilitiesRegistration
{
    public static IServiceCollection AddFacilities(this IServiceCollection services) => services
        .AddScoped<ApplicationStore>().AddScoped<AdmissionBook>().AddScoped<GuidelinesInForce>().AddScoped<Admittance>()
        .AddPurge("registration.applications", "expires_at", TimeSpan.FromDays(1))
        .AddPurge("registration.application_links", "expires_at", TimeSpan.FromDays(1));

    public static void MapFacilities(this ModelBuilder model)
    {
        model.MapApplications();
        model.Entity<GuidelineEdition>(edition =>
        {
            edition.ToTable("guideline_editions").HasKey(e => e.Id);
            edition.Property(e => e.Work).HasMaxLength(60);
            edition.Property(e => e.Edition).HasMaxLength(GuidelineEdition.LongestEdition);
        });
    }
}
