using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CareNet.Testing;

namespace CareNet.Deploy.Tests.Nodes;

/// <summary>nginx with the shipped file, in which only addresses and folders are this test's own.</summary>
public sealed class Proxy : IAsyncDisposable
{
    public const string Host = "care.example.jp";
    private readonly ScratchFolder scratch = new();
    private readonly Process process;

    private Proxy(Uri node)
    {
        (Plain, Secure) = (int.Parse(FreePort.Next(), null), int.Parse(FreePort.Next(), null));
        MakeCertificate();
        var shipped = File.ReadAllText(Repository.At("deploy", "nginx.conf"));
        File.WriteAllText(
            scratch["nginx.conf"],
            shipped
                .Replace("listen 8000;", $"listen 127.0.0.1:{Plain};", StringComparison.Ordinal)
                .Replace("listen 8443 ssl;", $"listen 127.0.0.1:{Secure} ssl;", StringComparison.Ordinal)
                .Replace("server web1:8080", $"server {node.Authority}", StringComparison.Ordinal)
                .Replace("server web2:8080", $"server {node.Authority}", StringComparison.Ordinal)
                .Replace("/etc/nginx/tls/", scratch.Root + "/", StringComparison.Ordinal)
                .Replace("/tmp/nginx", scratch.Root + "/nginx", StringComparison.Ordinal)
        );
        process = Process.Start(
            new ProcessStartInfo(Nginx.Program!, ["-p", scratch.Root, "-c", scratch["nginx.conf"], "-g", "daemon off;"])
            {
                RedirectStandardError = true,
            }
        )!;
    }

    public int Plain { get; }

    public int Secure { get; }

    public static async Task<Proxy> BeforeAsync(Uri node)
    {
        var proxy = new Proxy(node);
        await Patience.Until(
            async () =>
            {
                proxy.process.HasExited.ShouldBeFalse("nginx takes the shipped file");
                using var client = new TcpClient();
                try
                {
                    await client.ConnectAsync(IPAddress.Loopback, proxy.Secure);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            "the proxy"
        );
        return proxy;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, bool secure = true)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
            }
        );
        var request = new HttpRequestMessage(method, $"{(secure ? "https" : "http")}://127.0.0.1:{(secure ? Secure : Plain)}{path}")
        {
            Content = content,
        };
        request.Headers.Host = Host;
        return await http.SendAsync(request);
    }

    /// <summary>Sends these bytes and reads until the proxy closes or says nothing more for a while.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        await using var stream = await ConnectAsync(null);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var (said, buffer) = (new StringBuilder(), new byte[16 * 1024]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) is var count and > 0)
            {
                said.Append(Encoding.ASCII.GetString(buffer, 0, count));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // Kept open: everything that comes has come.
        }

        return said.ToString();
    }

    public async Task<SslStream> ConnectAsync(TlsCipherSuite? suite)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Secure);
        var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = Host,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
                EnabledSslProtocols = suite is null ? SslProtocols.None : SslProtocols.Tls12,
                CipherSuitesPolicy = suite is { } one ? new CipherSuitesPolicy([one]) : null,
            }
        );
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            CareNet.Postgres.Signals.Send(process.Id, CareNet.Postgres.Signals.Terminate);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }

        process.Dispose();
        scratch.Dispose();
    }

    private void MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(scratch["cert.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(scratch["key.pem"], key.ExportPkcs8PrivateKeyPem());
    }
}
