using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Registration.Acceptances;
using CareNet.Registration.Declarations;
using CareNet.Registration.Departures;
using CareNet.Registration.Duties;
using CareNet.Registration.Governance;
using CareNet.Registration.Invitations;
using CareNet.Registration.Pledges;
using CareNet.Registration.Responsibilities;
using CareNet.Registration.Sanctions;
using CareNet.Registration.Staff;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.People;

/// <summary>Staff, pledges, training, departures and governance.</summary>
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
            .AddScoped<OpenResponsibilities>()
            .AddScoped<TextsInForce>()
            .AddScoped<Administrators>()
            .AddScoped<StaffInviter>()
            .AddScoped<StaffInvitations>()
            .AddScoped<InvitationValidity>()
            .AddScoped<ExistingRegistrations>()
            .AddScoped<Trainers>()
            .AddScoped<PolicyRoleLookup>()
            .AddScoped<SanctionQueries>()
            .AddScoped<SanctionEffects>()
            .AddScoped<GovernanceRights>()
            .AddScoped<Officers>()
            .AddScoped<DepartureStanding>()
            .AddScoped<DemoPeople>()
            .AddJob<RemindTraining>()
            .AddJob<RemindOpenDuties>()
            .AddJob<RemindDeclarations>()
            .AddJob<ForgetStaffInvitations>()
            .AddJob<RemindDepartures>()
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
        model.MapSanctions();
        model.MapStaff();
        model.MapDepartures();
        model.MapDeclarations();
        model.MapInvitations();
    }
}
