using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using CareNet.Deploy.Tests.Nodes;

namespace CareNet.Deploy.Tests;

/// <summary>What a browser and an attacker get from nginx with the shipped file before the real program.</summary>
public sealed class ProxyTests(ProxiedNode node) : IClassFixture<ProxiedNode>
{
    private const string Hsts = "max-age=31536000; includeSubDomains";

    [NginxTheory]
    [InlineData("/sign-in", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/health", 404)]
    public async Task Every_answer_has_the_protecting_headers_once(string path, int status)
    {
        using var answer = await node.Proxy.SendAsync(HttpMethod.Get, path);

        ((int)answer.StatusCode).ShouldBe(status);
        RequireProtected(answer);
    }

    [NginxFact]
    public async Task What_the_proxy_answers_in_place_of_a_node_has_them_too()
    {
        using var gone = await node.Alone.SendAsync(HttpMethod.Get, "/sign-in");
        gone.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        RequireProtected(gone);

        using var large = await node.Proxy.SendAsync(HttpMethod.Post, "/me/photo", new ByteArrayContent(new byte[12 * 1024 * 1024]));
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        RequireProtected(large);
    }

    [NginxFact]
    public async Task Only_a_page_that_was_typed_without_https_is_led_there()
    {
        using var page = await node.Proxy.SendAsync(HttpMethod.Get, "/sign-in?to=%2Fme", secure: false);
        page.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        page.Headers.Location!.ToString().ShouldBe($"https://{Proxy.Host}/sign-in?to=%2Fme");
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);

        foreach (
            var (method, path) in new[]
            {
                (HttpMethod.Post, "/sign-in"),
                (HttpMethod.Get, "/api/messages"),
                (HttpMethod.Post, "/api/messages"),
            }
        )
        {
            using var refused = await node.Proxy.SendAsync(method, path, secure: false);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [NginxFact]
    public async Task Trace_is_answered_by_nobody()
    {
        using var answer = await node.Proxy.SendAsync(HttpMethod.Trace, "/sign-in");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Proxy.Host);
    }

    [NginxTheory]
    [InlineData("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n")]
    [InlineData("Content-Length: 4\r\nContent-Length: 60\r\n")]
    [InlineData("Content-Length: +4\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n")]
    public async Task A_request_whose_length_is_in_doubt_is_one_request_and_refused(string lengths)
    {
        var said = await node.Proxy.SendRawAsync(
            $"POST /sign-in HTTP/1.1\r\nHost: {Proxy.Host}\r\n{lengths}\r\n0\r\n\r\nGET /alive HTTP/1.1\r\nHost: {Proxy.Host}\r\n\r\n"
        );

        said.Split("HTTP/1.1 ").Length.ShouldBe(2, said);
        said.Split(' ')[1].ShouldBeOneOf("400", "501");
    }

    [NginxTheory]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, true)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, true)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, false)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, false)]
    public async Task Only_suites_with_forward_secrecy_and_authenticated_encryption_are_spoken(TlsCipherSuite suite, bool isSpoken)
    {
        if (isSpoken)
        {
            await using var stream = await node.Proxy.ConnectAsync(suite);
            stream.NegotiatedCipherSuite.ShouldBe(suite);
            return;
        }

        await Should.ThrowAsync<AuthenticationException>(() => node.Proxy.ConnectAsync(suite));
    }

    private static void RequireProtected(HttpResponseMessage answer)
    {
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe([Hsts]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
    }
}
