using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.People;

/// <summary>Staff, pledges, training, leaving and governance.</summary>
internal static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services;

    public static void MapPeople(this ModelBuilder model)
    {
    }
}
