using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Access;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Factors;
using CareNet.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Access;

/// <summary>Somebody may open a page of this kind, and sends its form with a record that is somebody else's.</summary>
public sealed class HandlerRefusalTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private static readonly (string, string)[] Suspends =
    [
        ("_handler", "decision"),
        ("Form.Decision", "Suspended"),
        ("Form.Reason", "確認のため"),
    ];

    [Fact, Trait("rule", "misato/notes-3-9"), Trait("how", "record")]
    public async Task A_form_that_names_somebody_elses_record_is_recorded_once()
    {
        var (administrator, stranger) = (
            await house.App.PersonAsync("misato", FacilityRole.Administrator),
            await house.App.PersonAsync("misato")
        );
        using var browser = await OpenedAsync(administrator);

        var answer = await browser.PostAsPersonAsync($"/facilities/{administrator.Facility}/accounts/{stranger.Id}", Suspends);

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await LinesAsync(administrator, "security.not_found")).ShouldBe(1);
        (await LinesAsync(administrator)).ShouldBe(1);
        (await house.AskAsync<long>($"SELECT count(*) FROM security.refusal_counts WHERE person = '{administrator.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_link_that_is_out_of_date_or_mistyped_is_no_attempt()
    {
        var (administrator, stranger) = (
            await house.App.PersonAsync("misato", FacilityRole.Administrator),
            await house.App.PersonAsync("misato")
        );
        using var browser = await OpenedAsync(administrator);

        (await browser.OpenAsync($"/facilities/{administrator.Facility}/accounts/{stranger.Id}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await browser.OpenAsync($"/devices/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await LinesAsync(administrator)).ShouldBe(0);
    }

    [Fact]
    public async Task What_somebody_mistypes_in_a_form_is_no_attempt()
    {
        var (secretary, administrator) = (
            await house.App.SecretaryAsync("misato"),
            await house.App.PersonAsync("misato", FacilityRole.Administrator)
        );
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        using var desk = await OpenedAsync(secretary);
        using var facility = await OpenedAsync(administrator);

        var unknown = await desk.PostAsPersonAsync("/regions/misato/accounts", [("_handler", "find"), ("Form.Mail", "nobody@example.jp")]);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("IDはありません");
        var noReason = await facility.PostAsPersonAsync(
            $"/facilities/{administrator.Facility}/accounts/{nurse.Id}",
            [.. Suspends[..2], ("Form.Reason", "")]
        );
        noReason.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await LinesAsync(secretary)).ShouldBe(0);
        (await LinesAsync(administrator)).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_tries_ids_out_does_not_fill_the_trail()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        using var browser = await OpenedAsync(administrator);

        for (var i = 0; i < 12; i++)
        {
            await browser.PostAsPersonAsync($"/facilities/{administrator.Facility}/accounts/{Guid.CreateVersion7()}", Suspends);
        }

        (await LinesAsync(administrator)).ShouldBe(5);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.PostAsPersonAsync($"/facilities/{administrator.Facility}/accounts/{Guid.CreateVersion7()}", Suspends);
        (await LinesAsync(administrator)).ShouldBe(6);
    }

    [Fact]
    public async Task A_form_that_leads_back_to_its_page_on_mistakes_is_no_way_around()
    {
        var (secretary, stranger) = (await house.App.SecretaryAsync("misato"), await house.App.PersonAsync("okayama"));
        using var browser = await OpenedAsync(secretary);

        var answer = await browser.PostAsPersonAsync(
            $"/facilities/{stranger.Facility}",
            [("_handler", "insurance"), ("Answer.Kind", "賠償保険"), ("Answer.Until", "2027-03-31")]
        );

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await LinesAsync(secretary)).ShouldBe(1);
    }

    [Theory]
    [InlineData(StatusCodes.Status302Found, 0)]
    [InlineData(StatusCodes.Status303SeeOther, 0)]
    [InlineData(StatusCodes.Status200OK, 1)]
    [InlineData(StatusCodes.Status404NotFound, 1)]
    public async Task What_a_page_asked_besides_what_was_done_is_no_attempt(int status, long lines)
    {
        var nurse = await house.App.PersonAsync("misato");
        var session = (await house.App.SessionOfAsync(await house.App.SessionTokenAsync(nurse))).ShouldNotBeNull();
        using var scope = house.App.Services.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Method = "POST" } };
        http.Features.Set(session);

        await new RefusedSubmissions(AnswerAsync, scope.ServiceProvider.GetRequiredService<RefusalTrail>()).InvokeAsync(http);

        (await LinesAsync(nurse)).ShouldBe(lines);

        async Task AnswerAsync(HttpContext answered)
        {
            (
                await house.App.AskAsync<Result<DeviceView>>(new GetDevice(DeviceId.From(Guid.CreateVersion7()), nurse.Id))
            ).IsOk.ShouldBeFalse();
            answered.Response.StatusCode = status;
        }
    }

    private async Task<PasskeyBrowser> OpenedAsync(TestPerson person)
    {
        var browser = await PasskeyBrowser.OfAsync(house.App, person);
        await browser.OpenAsync("/account");
        return browser;
    }

    private Task<long> LinesAsync(TestPerson person, string? code = null) =>
        house.AskAsync<long>(
            $"""
            SELECT count(*) FROM platform.audit_entries WHERE action = 'access.refused' AND actor = '{person.Id}'
                AND ('{code}' = '' OR code = '{code}')
            """
        );
}
