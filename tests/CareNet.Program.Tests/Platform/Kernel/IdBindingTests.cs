using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace CareNet.Platform.Tests.Kernel;

/// <summary>Ids arrive in addresses, queries, forms and bodies.</summary>
public sealed class IdBindingTests : IAsyncLifetime
{
    private readonly PersonId person = Ids.New<PersonId>(TimeProvider.System);
    private readonly HttpClient client = new();
    private WebApplication? app;

    private sealed record Body(PersonId Person, RegionCode Region);

    public sealed class Sheet
    {
        public PersonId Person { get; set; }

        public FacilityId? Facility { get; set; }

        public RegionCode Region { get; set; }
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/people/{id}", (PersonId id, RegionCode? region) => $"{id.Value:n} {region}");
        app.MapPost("/form", ([FromForm] PersonId id) => $"{id.Value:n}").DisableAntiforgery();
        app.MapPost("/sheet", ([FromForm] Sheet sheet) => $"{sheet.Person.Value:n} {sheet.Facility?.Value:n} {sheet.Region}")
            .DisableAntiforgery();
        app.MapPost("/body", (Body body) => $"{body.Person.Value:n} {body.Region}");
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app!.DisposeAsync();
    }

    [Fact]
    public async Task An_id_is_read_from_the_address_and_a_region_from_the_query() =>
        (await client.GetStringAsync($"/people/{person}?region=okayama")).ShouldBe($"{person.Value:n} okayama");

    [Fact]
    public async Task An_id_is_read_from_a_form()
    {
        using var form = new FormUrlEncodedContent([new("id", person.ToString())]);
        using var answer = await client.PostAsync("/form", form);

        (await answer.Content.ReadAsStringAsync()).ShouldBe($"{person.Value:n}");
    }

    [Fact]
    public async Task Ids_are_read_into_the_fields_of_a_form_as_pages_have_it()
    {
        using var form = new FormUrlEncodedContent([new("Person", person.ToString()), new("Region", "okayama")]);
        using var answer = await client.PostAsync("/sheet", form);

        (await answer.Content.ReadAsStringAsync()).ShouldBe($"{person.Value:n}  okayama");
    }

    [Fact]
    public async Task An_id_is_read_from_a_body()
    {
        using var body = new StringContent($$"""{"person":"{{person}}","region":"okayama"}""", null, "application/json");
        using var answer = await client.PostAsync("/body", body);

        (await answer.Content.ReadAsStringAsync()).ShouldBe($"{person.Value:n} okayama");
    }

    [Theory]
    [InlineData("/people/42")]
    [InlineData("/people/00000000-0000-0000-0000-000000000000")]
    public async Task What_is_no_id_is_a_bad_request(string address) =>
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
}
