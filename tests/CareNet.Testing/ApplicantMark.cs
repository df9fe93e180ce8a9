using System.Security.Cryptography;
using System.Text;

namespace CareNet.Testing;

/// <summary>The mark under which the pages of an application lie, as the program derives it from the applicant's secret.</summary>
public static class ApplicantMark
{
    public static string Of(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..16];
}
