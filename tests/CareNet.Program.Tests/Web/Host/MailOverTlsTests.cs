using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CareNet.Testing;

namespace CareNet.Web.Tests.Host;

/// <summary>A node as it runs for real, and a mail server that only a certificate of an own authority vouches for.</summary>
[Trait("size", "long")]
public sealed class MailOverTlsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_node_signs_in_over_tls_and_sends_once_it_trusts_the_authority_of_the_server()
    {
        using var folder = new ScratchFolder();
        using var authority = Authority();
        using var certificate = CertificateFor("localhost", authority);
        File.WriteAllText(folder["authority.pem"], authority.ExportCertificatePem());
        await using var server = TestMailServer.WithTls(certificate);
        (string, string)[] settings =
        [
            ("ConnectionStrings__carenet", database.AppConnection),
            ("Mail__Host", "localhost"),
            ("Mail__Port", server.Port.ToString(CultureInfo.InvariantCulture)),
            ("Mail__User", "carenet"),
            ("Mail__Password", "right"),
            ("Mail__From", "carenet@example.jp"),
            ("Mail__Site", "https://care.example.jp"),
        ];
        await using (var word = NodeProcess.Run(["region", "open", "misato", "三郷 花子", "hanako@example.jp"], settings))
        {
            var (code, error, _) = await word.EndAsync();
            code.ShouldBe(0, error);
        }

        await using (NodeProcess.Start(settings))
        {
            await Patience.Until(
                async () =>
                    await database.AskAsync<long>("SELECT coalesce(max(attempts), 0)::bigint FROM wolverine.wolverine_incoming_envelopes")
                    > 1,
                "more than one attempt"
            );
            (server.SignIns, server.Offers).ShouldBe((0, 0));
        }

        await using (NodeProcess.Start([.. settings, ("SSL_CERT_FILE", folder["authority.pem"])]))
        {
            await Patience.Until(() => server.Received.Count > 0, "a mail");
        }

        var mail = server.Received.ShouldHaveSingleItem();
        (mail.WasEncrypted, mail.User).ShouldBe((true, "carenet"));
        mail.To.ShouldBe(["hanako@example.jp"]);
    }

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 CertificateFor(string name, X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var signed = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1]);
        return signed.CopyWithPrivateKey(key);
    }
}
