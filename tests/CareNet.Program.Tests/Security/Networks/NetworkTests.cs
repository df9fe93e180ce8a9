using System.Net;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Security.Tests.Networks;

public sealed class NetworkTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private static readonly AuditOrigin Office = new("203.0.113.7", null, null);
    private static readonly AuditOrigin Cafe = new("198.51.100.20", null, null);

    [Fact, Trait("rule", "miyazaki/leak-1"), Trait("how", "record")]
    public async Task A_facility_limits_sign_ins_to_its_own_lines_and_mobile_ones_and_each_line_is_recorded()
    {
        var (administrator, nurse) = await PairAsync();
        (await ChooseAsync(administrator, "203.0.113.0/24\n2001:db8::/32", Office)).IsOk.ShouldBeTrue();

        var shut = await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Computer));
        (shut.Outcome, shut.Token, shut.Why).ShouldBe((SignInOutcome.DeviceRefused, null, SecurityErrors.NetworkRefused));
        var phone = await RegisteredAsync(administrator, nurse, DeviceKind.Phone);
        (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Phone, phone))).Token.ShouldNotBeNull("the facility gave it out");
        (await house.App.SignInAsync(nurse, from: At(Office, DeviceKind.Computer))).Token.ShouldNotBeNull();
        (await house.App.SignInAsync(nurse, from: At(new("::ffff:203.0.113.9", null, null), DeviceKind.Computer))).Token.ShouldNotBeNull();

        (
            await house.AskAsync<long>(
                $"SELECT count(*) FROM security.sessions WHERE person = '{nurse.Id}' AND address IN ('198.51.100.20', '203.0.113.7')"
            )
        ).ShouldBe(2);
        (
            await house.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries WHERE action = 'sign_in.refused' AND code = 'security.network_refused'
                    AND subject = '{nurse.Id}' AND address = '198.51.100.20'
                """
            )
        ).ShouldBe(1);
        (await ChooseAsync(administrator, "203.0.113.0/24", Office, mobile: false)).IsOk.ShouldBeTrue();
        (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Phone, phone))).Outcome.ShouldBe(SignInOutcome.DeviceRefused);
        (await ChooseAsync(administrator, null, Cafe)).IsOk.ShouldBeTrue();
        (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Computer))).Token.ShouldNotBeNull("without a list from everywhere");
    }

    [Fact, Trait("rule", "miyazaki/leak-1"), Trait("how", "record")]
    public async Task Saying_that_one_comes_by_phone_opens_no_other_line()
    {
        var (administrator, nurse) = await PairAsync();
        await ChooseAsync(administrator, "203.0.113.0/24", Office);

        foreach (var token in new[] { null, "", "made-up", new string('A', 43) })
        {
            (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Phone, token))).Why.ShouldBe(SecurityErrors.NetworkRefused);
            (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Tablet, token))).Why.ShouldBe(SecurityErrors.NetworkRefused);
        }
    }

    [Fact]
    public async Task Only_a_phone_in_the_register_of_the_facility_for_this_person_opens_other_lines()
    {
        var (administrator, nurse) = await PairAsync();
        var (elsewhere, stranger) = await PairAsync();
        await ChooseAsync(administrator, "203.0.113.0/24", Office);
        var colleague = await house.App.PersonAsync("osaki", FacilityRole.Staff, administrator.Facility);

        await RefusesAsync(await RegisteredAsync(administrator, nurse, DeviceKind.Computer), "a computer");
        await RefusesAsync(await RegisteredAsync(administrator, colleague, DeviceKind.Phone), "a colleague's");
        await RefusesAsync(await RegisteredAsync(elsewhere, stranger, DeviceKind.Phone), "another facility's");
        await RefusesAsync((await house.App.SignInOnAsync(nurse, null)).NewToken!, "one that waits for the administrator");
        var own = await RegisteredAsync(administrator, nurse, DeviceKind.Tablet);
        (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Computer, own))).Token.ShouldNotBeNull("whatever its browser says");

        async Task RefusesAsync(string token, string whose) =>
            (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Phone, token))).Why.ShouldBe(
                SecurityErrors.NetworkRefused,
                whose
            );
    }

    [Theory]
    [InlineData("203.0.113.0/99", "security.network_unreadable")]
    [InlineData("おうち", "security.network_unreadable")]
    [InlineData("198.51.100.0/24", "security.network_without_yours")]
    [InlineData("203.0.113.7\u0000", "security.words_unreadable")]
    public async Task A_list_that_cannot_be_read_or_shuts_its_writer_out_changes_nothing(string networks, string error)
    {
        var (administrator, nurse) = await PairAsync();

        (await ChooseAsync(administrator, networks, Office)).Error!.Code.ShouldBe(error);
        (await ChooseAsync(administrator, string.Join('\n', Enumerable.Range(1, 21).Select(i => $"203.0.113.{i}")), Office)).Error.ShouldBe(
            SecurityErrors.NetworkUnreadable
        );
        (await ChooseAsync(nurse, "203.0.113.7", Office)).Error.ShouldBe(SecurityErrors.NotFound);

        (
            await house.App.AskAsync<Result<FacilitySecurityView>>(new GetFacilitySecurity(administrator.Facility, administrator.Id))
        ).Value.Networks.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "miyazaki/leak-1"), Trait("how", "enforce")]
    public async Task A_node_that_serves_https_answers_a_plain_request_with_nothing_but_the_way_to_the_encrypted_one()
    {
        await using var app = new CareNetApp(house, host => host.UseEnvironment("Production").UseSetting("HTTPS_PORT", "443"));
        using var plain = app.CreateClient(new() { BaseAddress = new("http://care.example.jp"), AllowAutoRedirect = false });

        foreach (var page in new[] { "/", "/sign-in", "/account", "/safety" })
        {
            var answer = await plain.GetAsync(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect, page);
            answer.Headers.Location!.ToString().ShouldBe($"https://care.example.jp{page}");
            (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }
    }

    private async Task<(TestPerson Administrator, TestPerson Nurse)> PairAsync()
    {
        var administrator = await house.App.PersonAsync("osaki", FacilityRole.Administrator);
        return (administrator, await house.App.PersonAsync("osaki", FacilityRole.Staff, administrator.Facility));
    }

    private static SignInClient At(AuditOrigin origin, DeviceKind kind, string? token = null) =>
        new(origin, "Chrome · Android") { Brought = new(token, kind) { DeclaresLock = true } };

    /// <summary>Answers with the device's cookie.</summary>
    private async Task<string> RegisteredAsync(TestPerson administrator, TestPerson holder, DeviceKind kind)
    {
        var registered = await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(holder) with { Kind = kind });
        return (await house.App.AskAsync<Result<string>>(new JoinDevice(registered.Value.JoinCode, Asking.Somewhere))).Value;
    }

    private Task<Result> ChooseAsync(TestPerson by, string? networks, AuditOrigin from, bool mobile = true) =>
        house.App.AskAsync<Result>(new ChooseFacilityNetworks(by.Facility, networks, mobile, by.Id, from));
}
