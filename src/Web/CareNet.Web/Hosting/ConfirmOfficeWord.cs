using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>region confirm CODE MAIL</c>: the second person of an appointment in a region that has only one officer yet.
/// </summary>
internal static class ConfirmOfficeWord
{
    public static async Task<int> RunAsync(IServiceProvider services, RegionCode region, string mail)
    {
        var answer = await services.AskAsync(new ConfirmAppointmentsFor(region, mail));
        if (!answer.IsOk)
        {
            return await OperatorAsks.FailAsync(answer.Error!.Text.En);
        }

        Console.WriteLine("The appointment is confirmed.");
        return 0;
    }
}
