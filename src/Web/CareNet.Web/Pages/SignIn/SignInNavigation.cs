using CareNet.Security.Contracts;
using CareNet.Web.Text;

namespace CareNet.Web.Pages.SignIn;

/// <summary>The address of the next step of signing in; at the end, the page to which somebody wanted to go.</summary>
internal static class SignInNavigation
{
    public static string After(SignInOutcome outcome, string? back) =>
        outcome switch
        {
            SignInOutcome.SecondFactor => $"/sign-in/second?back={Uri.EscapeDataString(LocalPath.OrHome(back))}",
            SignInOutcome.ChangePassword => "/sign-in/password-due",
            SignInOutcome.SetUpFactor => "/sign-in/factor",
            SignInOutcome.ReviewFactors => $"/sign-in/review?back={Uri.EscapeDataString(LocalPath.OrHome(back))}",
            SignInOutcome.DeclareLock => $"/sign-in/device?back={Uri.EscapeDataString(LocalPath.OrHome(back))}",
            SignInOutcome.Duties => $"/sign-in/duties?back={Uri.EscapeDataString(LocalPath.OrHome(back))}",
            SignInOutcome.DeviceRefused => "/devices/not-admitted",
            _ => LocalPath.OrHome(back),
        };
}
