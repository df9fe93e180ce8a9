using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>region confirm CODE MAIL [OFFICE]</c>: the second person of an appointment in a region that has only one officer yet. The office is
/// named where several wait for this address.
/// </summary>
internal static class ConfirmOfficeCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, RegionCode region, string mail, string? office)
    {
        RegionRole? role = null;
        if (office is not null)
        {
            role = Enum.GetValues<RegionRole>().Cast<RegionRole?>().FirstOrDefault(known => Spelled(known!.Value) == office);
            if (role is null)
            {
                return await OperatorMessages.FailAsync(
                    $"There is no office '{office}'; there are {Listed(Enum.GetValues<RegionRole>())}."
                );
            }
        }

        var answer = await services.AskAsync<Result<OfficeConfirmation>>(new ConfirmAppointmentsFor(region, mail, role));
        if (!answer.IsOk)
        {
            return await OperatorMessages.FailAsync(answer.Error!.Text.En);
        }

        if (answer.Value.Confirmed is not { } confirmed)
        {
            return await OperatorMessages.FailAsync(
                $"Several offices wait for this address: {Listed(answer.Value.Waiting)}. "
                    + "Name the one to confirm: region confirm CODE MAIL OFFICE."
            );
        }

        Console.WriteLine($"{mail} holds the office {Spelled(confirmed)} in {region.Value} now.");
        return 0;
    }

    private static string Spelled(RegionRole role) => role.ToString().ToLowerInvariant();

    private static string Listed(IEnumerable<RegionRole> roles) => string.Join(", ", roles.Select(Spelled));
}
