using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Pages;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Registration.Tests.Invitations;

/// <summary>
/// Somebody was named by a facility, has chosen a password and has not accepted: they are nobody's yet. What a facility asks of them it
/// asks from the first place on.
/// </summary>
public sealed class BeforeTheFirstPlaceTests(OfficeHost host) : IClassFixture<OfficeHost>
{
    private const string Chosen = "mizuumi-7731-sora";

    private static readonly SignInClient Newcomer = new(AuditOrigin.Inside, "Chrome · Android")
    {
        Brought = new(null, DeviceKind.Phone) { DeclaresLock = true },
    };

    [Theory, InlineData("misato"), InlineData("nishitokyo")]
    public async Task Neither_the_facility_nor_the_region_that_named_somebody_has_a_say_over_the_account(string region)
    {
        using var here = await host.In(region);
        var named = await NamedAsync(here.Area);
        (await SignInAsync(here.Area, named.Mail)).Token.ShouldNotBeNull();

        foreach (var officer in new[] { here.Administrator.Id, here.Secretary.Id })
        {
            (
                await here.Area.AskAsync<Result>(
                    new DecideOnAccount(named.Person, AccountDecisionKind.Suspended, "心当たりがない", officer, AuditOrigin.Inside)
                )
            ).Error.ShouldBe(SecurityErrors.NotFound);
            (await here.Area.AskAsync<Result<AccountView>>(new GetAccount(named.Person, officer))).Error.ShouldBe(SecurityErrors.NotFound);
        }

        (await here.Area.AskAsync<Result<PersonId>>(new FindAccount(here.Area.Region, named.Mail, here.Secretary.Id))).Error.ShouldBe(
            SecurityErrors.AddressUnknown
        );
        await AcceptAsync(here.Area, named.Person);
        await Patience.Until(
            async () => (await here.Area.AskAsync<Result<AccountView>>(new GetAccount(named.Person, here.Secretary.Id))).IsOk,
            "the home"
        );
        (await here.Area.AskAsync<Result<AccountView>>(new GetAccount(named.Person, here.Administrator.Id))).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_facilitys_trail_does_not_tell_which_of_those_it_named_were_new()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        var known = await NamingTests.MailOf(misato.Area, misato.Secretary.Id);
        (await NamingTests.Name(nishitokyo.Area, known, "高橋 結衣")).IsOk.ShouldBeTrue();
        var unknown = await NamedAsync(nishitokyo.Area);
        foreach (var mail in new[] { known, unknown.Mail })
        {
            (await SignInAsync(nishitokyo.Area, mail, "not-the-password")).Token.ShouldBeNull();
            await using var scope = host.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new AskPasswordReset(mail, Newcomer));
        }

        (await SignInAsync(nishitokyo.Area, unknown.Mail)).Token.ShouldNotBeNull();

        (
            await host.Database.AskAsync<string>(
                $"""
                SELECT string_agg(action || ' ' || subject_kind, ', ' ORDER BY action, subject_kind) FROM platform.audit_entries
                WHERE facility = '{nishitokyo.Area.Facility}'
                """
            )
        ).ShouldBe(
            "account.invite invitation, account.invite invitation, "
                + "registration.staff_invitation_make invitation, registration.staff_invitation_make invitation"
        );
    }

    [Fact]
    [Trait("rule", "miyazaki/18"), Trait("rule", "miyazaki/leak-2"), Trait("how", "enforce")]
    public async Task In_a_region_of_registered_devices_one_accepts_on_any_and_uses_it_on_a_registered_one()
    {
        using var miyazaki = await host.In("miyazaki");
        var named = await NamedAsync(miyazaki.Area);
        var first = await SignInAsync(miyazaki.Area, named.Mail);
        first.Token.ShouldNotBeNull();

        await AcceptAsync(miyazaki.Area, named.Person);

        await Patience.Until(
            async () =>
                await host.Database.AskAsync<long>(
                    $"SELECT count(*) FROM security.sessions WHERE person = '{named.Person}' AND ended_at IS NULL"
                ) == 0,
            "the sessions from before"
        );
        (
            await host.Database.AskAsync<string>(
                $"SELECT DISTINCT end_reason FROM security.sessions WHERE person = '{named.Person}' ORDER BY 1"
            )
        ).ShouldBe("HomeBegan");
        (await SignInAsync(miyazaki.Area, named.Mail)).Why!.Code.ShouldBe("security.device_not_admitted");
    }

    [Fact]
    public async Task A_second_place_ends_no_session()
    {
        using var misato = await host.In("misato");
        using var nishitokyo = await host.In("nishitokyo");
        using var nurse = await SignedInPerson.In(host.App, misato.Area);
        (await NamingTests.Name(nishitokyo.Area, await NamingTests.MailOf(misato.Area, nurse.Id), "鈴木 一郎")).IsOk.ShouldBeTrue();

        await AcceptAsync(nishitokyo.Area, nurse.Id);

        await Patience.Until(
            async () =>
                await host.Database.AskAsync<bool>(
                    $"SELECT standing::text LIKE '%nishitokyo%' FROM security.standings WHERE person = '{nurse.Id}'"
                ),
            "the standing"
        );
        (await nurse.Open("/me")).Status.ShouldBe(200);
    }

    private static async Task AcceptAsync(TestRegion area, PersonId person)
    {
        var invitation = (await area.AskAsync<MyInvitations>(new ListMyInvitations(person))).Invitations.ShouldHaveSingleItem();
        (await area.AskAsync<Result>(new AnswerStaffInvitation(person, invitation.Id, Accept: true))).ShouldBe(Result.Ok);
    }

    private async Task<(PersonId Person, string Mail)> NamedAsync(TestRegion area)
    {
        var mail = $"{Guid.CreateVersion7():n}@example.jp";
        if ((await NamingTests.Name(area, mail, "佐々木 恵")).Value.Request is { } request)
        {
            (await area.AskAsync<Result>(new DecideIdRequest(area.Secretariat, request, true, ""))).ShouldBe(Result.Ok);
        }

        var token = await host.App.LinkTokenAsync(mail);
        (await area.AskAsync<Result>(new RedeemLink(token, Chosen, Newcomer))).ShouldBe(Result.Ok);
        return (await area.InContextAsync(context => context.People.Where(p => p.Mail == mail).Select(p => p.Id).SingleAsync()), mail);
    }

    private static Task<SignInAnswer> SignInAsync(TestRegion area, string mail, string password = Chosen) =>
        area.AskAsync<SignInAnswer>(new SignInByPassword(mail, password, Newcomer));
}
