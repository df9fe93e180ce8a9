using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Facilities;

/// <summary>Applications, papers and rosters of facilities.</summary>
internal static class FacilitiesRegistration
{
    public static IServiceCollection AddFacilities(this IServiceCollection services) => services;

    public static void MapFacilities(this ModelBuilder model)
    {
    }
}
