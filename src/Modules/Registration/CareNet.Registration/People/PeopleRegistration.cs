using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Registration.Declarations;
using CareNet.Registration.Declarations.Remind;
using CareNet.Registration.Duties;
using CareNet.Registration.Editions;
using CareNet.Registration.Leaving;
using CareNet.Registration.Matters;
using CareNet.Registration.Measures;
using CareNet.Registration.Offers;
using CareNet.Registration.Pledges;
using CareNet.Registration.Staff;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.People;

/// <summary>Staff, pledges, training, leaving and governance.</summary>
internal static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        foreach (var wording in PeopleNotices.All)
        {
            services.AddNoticeKind(wording);
        }

        return services
            .AddScoped<DutyList>()
            .AddScoped<OpenMatters>()
            .AddScoped<TextsInForce>()
            .AddScoped<Administrators>()
            .AddScoped<Admission>()
            .AddScoped<Offering>()
            .AddScoped<OfferStanding>()
            .AddScoped<PlacesKnown>()
            .AddScoped<Trainers>()
            .AddScoped<RolesHeld>()
            .AddScoped<MeasuresInHand>()
            .AddScoped<MeasureEffects>()
            .AddScoped<GovernanceRights>()
            .AddScoped<Officers>()
            .AddScoped<LeavingStanding>()
            .AddScoped<DemoPeople>()
            .AddJob<RemindTraining>()
            .AddJob<RemindStaff>()
            .AddJob<RemindDeclarations>()
            .AddJob<ForgetOffers>()
            .AddJob<RemindLeavings>()
            .AddSingleton<EditionPacks>()
            .AddSingleton<ReleasedPolicies>()
            .AddHostedService(services => services.GetRequiredService<ReleasedPolicies>());
    }

    public static void MapPeople(this ModelBuilder model)
    {
        model.MapPledges();
        model.MapEditions();
        model.MapGovernance();
        model.MapTraining();
        model.MapMeasures();
        model.MapStaff();
        model.MapLeaving();
        model.MapDeclarations();
        model.MapOffers();
    }
}
