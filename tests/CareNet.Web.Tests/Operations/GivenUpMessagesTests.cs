using System.Net;
using CareNet.Platform;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;
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

        (await database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = 'messages.send_again' AND actor = '{Operator}'"))
            .ShouldBe(1);
    }

    private CareNetApp App() => new(database, host => host.UseSetting("Security:Operators:0", Operator.Value.ToString()));

    private static async Task<Guid> GiveUpAsync(CareNetApp app)
    {
        var letter = new Envelope
        {
            Id = Guid.CreateVersion7(),
            Data = [1],
            MessageType = "CareNet.Given.Up",
            ContentType = "application/json",
            Destination = new("local://given-up"),
            SentAt = DateTimeOffset.UtcNow,
        };
        var store = app.Services.GetRequiredService<IMessageStore>();
        await store.Inbox.StoreIncomingAsync(letter);
        await store.Inbox.MoveToDeadLetterStorageAsync(letter, new InvalidOperationException());
        return letter.Id;
    }

    private static FormUrlEncodedContent Form(string name, Guid value, string token = "") =>
        new([new(name, value.ToString()), new("__RequestVerificationToken", token)]);
}
