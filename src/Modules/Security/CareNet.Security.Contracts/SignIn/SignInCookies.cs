using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Contracts;

/// <summary>The cookies that a browser keeps of a sign-in: the session, and on a new device the device itself.</summary>
public static class SignInCookies
{
    public static void Write(HttpContext http, SignInAnswer answer)
    {
        if (answer.Token is { } session)
        {
            SessionCookie.Write(http, session);
        }

        if (answer.DeviceToken is { } device)
        {
            DeviceCookie.Write(http, device);
        }
    }
}
