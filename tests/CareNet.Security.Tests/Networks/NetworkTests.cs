using System.Net;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Contracts.Devices;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Security.Tests.Networks;

public sealed class NetworkTests(SecurityHouse house) : IClassFixture<SecurityHouse>
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
        (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Phone))).Token.ShouldNotBeNull("mobile lines stay open");
        (await house.App.SignInAsync(nurse, from: At(Office, DeviceKind.Computer))).Token.ShouldNotBeNull();
        (await house.App.SignInAsync(nurse, from: At(new("::ffff:203.0.113.9", null, null), DeviceKind.Computer))).Token.ShouldNotBeNull();

        (await house.AskAsync<long>($"SELECT count(*) FROM security.sessions WHERE person = '{nurse.Id}' AND address IN ('198.51.100.20', '203.0.113.7')")).ShouldBe(2);
        (await house.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = 'sign_in.refused' AND code = 'security.network_refused' AND subject = '{nurse.Id}' AND address = '198.51.100.20'")).ShouldBe(1);
        (await ChooseAsync(administrator, "203.0.113.0/24", Office, mobile: false)).IsOk.ShouldBeTrue();
        (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Phone))).Outcome.ShouldBe(SignInOutcome.DeviceRefused);
        (await ChooseAsync(administrator, null, Cafe)).IsOk.ShouldBeTrue();
        (await house.App.SignInAsync(nurse, from: At(Cafe, DeviceKind.Computer))).Token.ShouldNotBeNull("without a list from everywhere");
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
        (await ChooseAsync(administrator, string.Join('\n', Enumerable.Range(1, 21).Select(i => $"203.0.113.{i}")), Office)).Error.ShouldBe(SecurityErrors.NetworkUnreadable);
        (await ChooseAsync(nurse, "203.0.113.7", Office)).Error.ShouldBe(SecurityErrors.NotFound);

        (await house.App.AskAsync<Result<FacilitySignIn>>(new FacilitySignInOf(administrator.Facility, administrator.Id))).Value.Networks.ShouldBeEmpty();
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
        return (administrator, await house.App.PersonAsync("osaki", FacilityRole.Member, administrator.Facility));
    }

    private static Visitor At(AuditOrigin origin, DeviceKind kind) => new(origin, "Chrome · Android") { Brought = new(null, kind) { DeclaresLock = true } };

    private Task<Result> ChooseAsync(TestPerson by, string? networks, AuditOrigin from, bool mobile = true) =>
        house.App.AskAsync<Result>(new ChooseFacilityNetworks(by.Facility, networks, mobile, by.Id, from));
}
