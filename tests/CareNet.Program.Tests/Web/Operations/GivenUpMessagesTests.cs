using System.Net;
using CareNet.Platform;
using CareNet.Testing;
using CareNet.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace CareNet.Web.Tests.Operations;

public class GivenUpMessagesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly PersonId Operator = new(Guid.CreateVersion7());

    [Fact]
    public async Task What_was_given_up_belongs_to_all_regions_so_a_secretariat_neither_sees_nor_resends_it()
    {
        await using var app = App();
        var letter = await GiveUpAsync(app);
        using var secretary = await app.SignedInAs(await app.SecretaryAsync("okayama"));

        (await secretary.GetAsync("/operations/messages")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await secretary.PostAsync("/operations/messages/replay", Form("id", letter))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await database.AskAsync<bool>($"SELECT replayable FROM wolverine.wolverine_dead_letters WHERE id = '{letter}'")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_operator_resends_and_the_trail_says_so()
    {
        await using var app = App();
        var letter = await GiveUpAsync(app);
        using var browser = await app.SignedInAs(await app.PersonAsync(new TestPerson.Cast(Id: Operator)));
        var page = await browser.GetAsync("/operations/messages");
        var token = (await page.Content.ReadAsStringAsync()).Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/operations/messages/replay") { Content = Form("id", letter, token) };
        var cookies = page.Headers.GetValues("Set-Cookie").Select(each => each.Split(';')[0]);
        request.Headers.Add("Cookie", string.Join("; ", browser.DefaultRequestHeaders.GetValues("Cookie").Concat(cookies)));

        (await browser.SendAsync(request)).Headers.Location!.ToString().ShouldBe("/operations/messages?again=1");

        (
            await database.AskAsync<long>(
                $"SELECT count(*) FROM platform.audit_entries WHERE action = 'messages.send_again' AND actor = '{Operator}'"
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_waiting_message_is_set_aside_at_the_console_sent_again_and_the_trail_says_both()
    {
        await using var app = App();
        var store = app.Services.GetRequiredService<IMessageStore>();
        var waiting = Letter();
        await store.Inbox.StoreIncomingAsync(waiting);
        await using var scope = app.Services.CreateAsyncScope();
        var console = ActivatorUtilities.CreateInstance<DeadLettersCommand>(scope.ServiceProvider);

        (await console.RunAsync(["set-aside", waiting.Id.ToString()])).ShouldBe(0);

        (await Count("wolverine.wolverine_incoming_envelopes", waiting)).ShouldBe(0);
        (await Count("wolverine.wolverine_dead_letters", waiting)).ShouldBe(1);
        (await console.RunAsync(["set-aside", waiting.Id.ToString()])).ShouldBe(1);
        (await console.RunAsync(["replay", waiting.Id.ToString()])).ShouldBe(0);
        (await console.RunAsync(["set-aside"])).ShouldBeNull();
        (
            await database.AskAsync<long>(
                "SELECT count(*) FROM platform.audit_entries WHERE action = 'messages.set_aside' AND actor_kind = 'operator'"
            )
        ).ShouldBe(1);
    }

    private Task<long> Count(string table, Envelope letter) =>
        database.AskAsync<long>($"SELECT count(*) FROM {table} WHERE id = '{letter.Id}'");

    private CareNetApp App() => new(database, host => host.UseSetting("Security:Operators:0", Operator.Value.ToString()));

    private static async Task<Guid> GiveUpAsync(CareNetApp app)
    {
        var letter = Letter();
        var store = app.Services.GetRequiredService<IMessageStore>();
        await store.Inbox.StoreIncomingAsync(letter);
        await store.Inbox.MoveToDeadLetterStorageAsync(letter, new InvalidOperationException());
        return letter.Id;
    }

    private static Envelope Letter() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Data = [1],
            MessageType = "CareNet.Given.Up",
            ContentType = "application/json",
            Destination = new("local://given-up"),
            SentAt = DateTimeOffset.UtcNow,
        };

    private static FormUrlEncodedContent Form(string name, Guid value, string token = "") =>
        new([new(name, value.ToString()), new("__RequestVerificationToken", token)]);
}
