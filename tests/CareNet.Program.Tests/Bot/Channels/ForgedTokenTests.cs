using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CareNet.Bot.Channels;
using CareNet.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CareNet.Bot.Tests.Channels;

/// <summary>Tokens as a stranger makes them, who knows the app's id and the channel's issuer.</summary>
public sealed class ForgedTokenTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string App = "00000000-0000-0000-0000-000000000001";
    private static readonly RsaSecurityKey Rsa = new(RSA.Create(2048)) { KeyId = "key-1" };
    private static readonly SymmetricSecurityKey Shared = new(new byte[64]) { KeyId = "key-1" };
    private static readonly DateTime Now = DateTime.UtcNow;

    private static readonly Dictionary<string, string> Forged = new()
    {
        ["signed by nobody"] = Unsigned("none"),
        ["signed by nobody, in capitals"] = Unsigned("NONE"),
        ["signed with a shared key"] = Token(algorithm: SecurityAlgorithms.HmacSha256),
        ["ended"] = Token(from: Now.AddHours(-3), to: Now.AddHours(-2)),
        ["not begun"] = Token(from: Now.AddHours(2), to: Now.AddHours(3)),
        ["without an end"] = Unsigned("RS256", end: false),
        ["for another app"] = Token(audience: "00000000-0000-0000-0000-000000000002"),
        ["for nobody"] = Token(audience: null),
        ["with a key of its own"] = Token(header: ("jwk", new Dictionary<string, object> { ["kty"] = "RSA" })),
        ["with an address of keys"] = Token(header: ("jku", "https://evil.example/keys")),
        ["with an address of a certificate"] = Token(header: ("x5u", "https://evil.example/certificate")),
        ["with a certificate"] = Token(header: ("x5c", new[] { "MIIB" })),
        ["naming no key"] = Token(key: new RsaSecurityKey(Rsa.Rsa)),
    };

    public static TheoryData<string> Kinds => [.. Forged.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_forged_token_is_refused_and_nobody_is_asked_for_keys(string kind)
    {
        using var calls = new OutgoingCalls();
        await using var app = new CareNetApp(
            database,
            host => host.UseSetting("MicrosoftAppId", App).UseSetting("MicrosoftAppPassword", "a password")
        )
        {
            Settings = "bot",
        };
        var request = new HttpRequestMessage(HttpMethod.Post, BotModule.Address)
        {
            Content = new StringContent(
                """
                {"type":"message","deliveryMode":"expectReplies","channelId":"msteams","serviceUrl":"https://localhost/",
                    "conversation":{"id":"1"},"text":"?"}
                """,
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Forged[kind]);

        (await app.CreateClient().SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        calls.Addresses.ShouldBeEmpty();
    }

    [Fact]
    public void A_token_of_the_right_shape_goes_on_to_the_check_of_its_signature()
    {
        ChannelToken.MayBeChecked("Bearer " + Token(), App, Now).ShouldBeTrue();
        ChannelToken.MayBeChecked("Basic " + Token(), App, Now).ShouldBeFalse();
        ChannelToken.MayBeChecked("Bearer " + Token(), null, Now).ShouldBeFalse();
    }

    private static string Token(
        string algorithm = SecurityAlgorithms.RsaSha256,
        string? audience = App,
        DateTime? from = null,
        DateTime? to = null,
        (string Name, object Value)? header = null,
        SecurityKey? key = null
    ) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = "https://api.botframework.com",
                Audience = audience,
                NotBefore = from ?? Now.AddMinutes(-1),
                IssuedAt = from ?? Now.AddMinutes(-1),
                Expires = to ?? Now.AddHours(1),
                Claims = new Dictionary<string, object> { ["serviceurl"] = "https://localhost/" },
                SigningCredentials = new(key ?? (algorithm == SecurityAlgorithms.HmacSha256 ? Shared : Rsa), algorithm),
                AdditionalHeaderClaims = header is { } one ? new Dictionary<string, object> { [one.Name] = one.Value } : null,
            }
        );

    private static string Unsigned(string algorithm, bool end = true)
    {
        var now = new DateTimeOffset(Now).ToUnixTimeSeconds();
        var payload =
            $$"""{"iss":"https://api.botframework.com","aud":"{{App}}","nbf":{{now - 60}}{{(end ? $",\"exp\":{now + 3600}" : "")}}}""";
        return $"{Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"key-1"}""")}.{Base64UrlEncoder.Encode(payload)}."
            + (algorithm == "RS256" ? "c2lnbmF0dXJl" : "");
    }

    /// <summary>Every request that this process begins to send; those of the test itself go through no socket.</summary>
    private sealed class OutgoingCalls : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> subscriptions = [];

        public OutgoingCalls() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public List<string> Addresses { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "HttpHandlerDiagnosticListener")
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "System.Net.Http.Request")
            {
                Addresses.Add(value.Value?.ToString() ?? "");
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
