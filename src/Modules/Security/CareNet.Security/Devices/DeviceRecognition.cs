using CareNet.Platform;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CareNet.Security.Devices;

/// <summary>
/// On the way in a device is known by its cookie: the session that begins carries its id, and a lost or refused one gets no further,
/// whoever's password is typed.
/// </summary>
public sealed class DeviceRecognition(RequestDelegate next, NpgsqlDataSource database)
{
    private static readonly PathString[] WaysIn = ["/sign-in", "/passkeys", "/account"];

    [Rule("miyazaki/lost-3", How = "enforce"), Rule("misato/notes-3-10", How = "enforce"), Rule("nishitokyo/notes-3-10", How = "enforce")]
    public async Task InvokeAsync(HttpContext http)
    {
        if (
            WaysIn.Any(way => http.Request.Path.StartsWithSegments(way))
            && DeviceTokens.Hash(DeviceCookie.Read(http.Request)) is { } hash
            && await FindAsync(hash, http.RequestAborted) is { } device
        )
        {
            if (device.State is DeviceState.Lost or DeviceState.Refused && HttpMethods.IsPost(http.Request.Method))
            {
                http.Response.Redirect("/devices/blocked");
                return;
            }

            http.Features.Set(new KnownDevice(device.Id, device.IsShared));
        }

        await next(http);
    }

    private async Task<(Guid Id, bool IsShared, DeviceState State)?> FindAsync(byte[] hash, CancellationToken ct)
    {
        await using var find = database.CreateCommand("SELECT id, is_shared, state FROM security.devices WHERE token_hash = $1");
        find.Parameters.Add(new() { Value = hash });
        await using var row = await find.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetBoolean(1), Enum.Parse<DeviceState>(row.GetString(2))) : null;
    }
}
