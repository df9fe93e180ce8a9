using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CareNet.Bot.Conversations;
using CareNet.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareNet.Bot.Tests.Channels;

public sealed class MessagesEndpointTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // {"alg":"RS256","typ":"JWT"}, {"iss":"nobody"} and a signature of nobody.
    private const string ByNobody = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJub2JvZHkifQ.c2lnbmF0dXJl";

    [Theory]
    [InlineData]
    [InlineData("MicrosoftAppId")]
    [InlineData("MicrosoftAppPassword")]
    [InlineData("MicrosoftAppId", "MicrosoftAppTenantId", "MicrosoftAppType=SingleTenant")]
    public async Task Without_complete_credentials_there_is_no_bot(params string[] given)
    {
        await using var app = App(given);

        (await app.CreateClient().SendAsync(Activity())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.CreateClient().GetAsync(BotModule.Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData(ByNobody)]
    public async Task An_activity_that_no_channel_has_signed_is_refused(string? token)
    {
        await using var app = App(["MicrosoftAppId", "MicrosoftAppPassword"]);

        (await app.CreateClient().SendAsync(Activity(token))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_channel_that_is_known_gets_the_introduction()
    {
        await using var app = App(
            ["MicrosoftAppId", "MicrosoftAppPassword"],
            services =>
                // Checking a real token would ask Microsoft for its keys; this one lets everybody in.
                services.Replace(ServiceDescriptor.Singleton(BotFrameworkAuthenticationFactory.Create()))
        );

        var answer = await app.CreateClient().SendAsync(Activity());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(IntroducesItself.Introduction.Ja);
    }

    [Fact]
    public async Task An_activity_that_is_too_large_is_refused_unread()
    {
        await using var app = App(["MicrosoftAppId", "MicrosoftAppPassword"]);

        var answer = await app.CreateClient().SendAsync(Activity(text: new string('x', BotModule.LargestActivity)));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_is_no_activity_is_refused()
    {
        await using var app = App(["MicrosoftAppId", "MicrosoftAppPassword"]);

        var answer = await app.CreateClient().PostAsync(BotModule.Address, new StringContent("{", Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nothing_of_the_bot_is_made_before_the_first_message()
    {
        var made = false;
        await using var app = App(
            ["MicrosoftAppId", "MicrosoftAppPassword"],
            services =>
                services.Replace(
                    ServiceDescriptor.Singleton<IBotFrameworkHttpAdapter>(provider =>
                    {
                        made = true;
                        return ActivatorUtilities.CreateInstance<CloudAdapter>(
                            provider,
                            provider.GetRequiredService<BotFrameworkAuthentication>()
                        );
                    })
                )
        );

        await app.CreateClient().GetAsync("/alive");
        made.ShouldBeFalse();
        await app.CreateClient().SendAsync(Activity());
        made.ShouldBeTrue();
    }

    private static HttpRequestMessage Activity(string? token = null, string text = "共有してもよいですか")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, BotModule.Address)
        {
            Content = new StringContent(
                $$"""
                {"type":"message","deliveryMode":"expectReplies","channelId":"test","serviceUrl":"https://localhost/",
                    "conversation":{"id":"1"},"text":"{{text}}"}
                """,
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private CareNetApp App(string[] given, Action<IServiceCollection>? change = null) =>
        new(
            database,
            host =>
            {
                foreach (var pair in given.Select(setting => setting.Split('=')))
                {
                    host.UseSetting(pair[0], pair.ElementAtOrDefault(1) ?? "00000000-0000-0000-0000-000000000001");
                }

                host.ConfigureTestServices(services => change?.Invoke(services));
            }
        )
        {
            Settings = change is null ? string.Join(' ', given) : null,
        };
}
