using CareNet.Web.Hosting;

namespace CareNet.Web.Pages;

/// <summary>
/// Says whether this node shows what only a demo may show: accounts whose password is printed, mails whose links work. Every page then says
/// so, and nobody outside this machine is answered.
/// </summary>
public sealed record DemoMode(bool IsOn)
{
    public const string Setting = "CARENET_DEMO";

    public static DemoMode From(IConfiguration configuration, IHostEnvironment environment)
    {
        var isOn = configuration[Setting] == "1";
        return !isOn || environment.IsDevelopment()
            ? new DemoMode(isOn)
            : throw new StartFailure(
                $"{Setting}=1 is for trying CareNet out on one machine, not for ASPNETCORE_ENVIRONMENT={environment.EnvironmentName}."
            );
    }
}
