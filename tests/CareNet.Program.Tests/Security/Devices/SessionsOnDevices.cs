using CareNet.Platform.Audit;
using CareNet.Security.Access;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Devices;

public static class SessionsOnDevices
{
    public static async Task<string> SessionOnAsync(this SecurityHost house, TestPerson person, DeviceId device)
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();
        var (_, token) = scope
            .ServiceProvider.GetRequiredService<LiveSessions>()
            .Begin(context, new(person.Id, SignInStage.Open, 60, AuditOrigin.Inside, "Tests", device.Value));
        await context.SaveChangesAsync();
        return token;
    }

    public static async Task<bool> IsLiveAsync(this SecurityHost house, string token) =>
        await house.App.Services.GetRequiredService<SessionLookup>().OfAsync(token, default) is not null;
}
