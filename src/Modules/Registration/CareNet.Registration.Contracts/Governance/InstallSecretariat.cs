using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The operator's one act in a region: somebody of its secretariat, who then appoints everybody else. No page sends it. Answered with a
/// <see cref="Result"/>.
/// </summary>
public sealed record InstallSecretariat(RegionCode Region, string Name, string MailAddress)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}
