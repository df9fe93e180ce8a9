using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Decisions;

/// <summary>Lifting one decision leaves the others: state and gate are what they say.</summary>
public sealed class RemainingDecisionTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task Ending_a_suspension_leaves_the_restriction_to_reading_and_the_gate_closed()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        await DoneAsync(nurse, AccountDecisionKind.ReadingOnly, administrator);
        await DoneAsync(nurse, AccountDecisionKind.Suspended, administrator);

        await DoneAsync(nurse, AccountDecisionKind.Restored, administrator);
        (await StateAsync(nurse, administrator)).ShouldBe("ReadingOnly");
        (await GateOf(nurse)).ShouldBeFalse();

        await DoneAsync(nurse, AccountDecisionKind.Restored, administrator);
        (await StateAsync(nurse, administrator)).ShouldBe("Open");
        (await GateOf(nurse)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_facility_ends_its_own_suspension_and_not_the_restriction_that_the_secretariat_took_before()
    {
        var (administrator, secretary) = (
            await house.App.PersonAsync("misato", FacilityRole.Administrator),
            await house.App.SecretaryAsync("misato")
        );
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        await DoneAsync(nurse, AccountDecisionKind.ReadingOnly, secretary);
        await DoneAsync(nurse, AccountDecisionKind.Suspended, administrator);

        await DoneAsync(nurse, AccountDecisionKind.Restored, administrator);

        (await StateAsync(nurse, administrator)).ShouldBe("ReadingOnly");
        (await GateOf(nurse)).ShouldBeFalse();
        (await DecideAsync(nurse, AccountDecisionKind.Restored, administrator)).Error.ShouldBe(SecurityErrors.StoppedBySecretariat);
        (await GateOf(nurse)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_suspension_that_ends_during_a_restriction_of_the_region_opens_no_gate()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        await house.App.PublishAsync(new PersonRestricted(nurse.Id, nurse.Region, null, house.Clock.GetUtcNow()));
        await Patience.Until(async () => !await GateOf(nurse), "the restriction");

        await DoneAsync(nurse, AccountDecisionKind.Suspended, administrator);
        await DoneAsync(nurse, AccountDecisionKind.Restored, administrator);

        (await GateOf(nurse)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_suspension_that_ends_after_a_loss_leaves_the_gate_to_the_new_password()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        await house.RunAsync($"UPDATE security.accounts SET must_change = true WHERE person = '{nurse.Id}'");

        await DoneAsync(nurse, AccountDecisionKind.Suspended, administrator);
        await DoneAsync(nurse, AccountDecisionKind.Restored, administrator);

        (await GateOf(nurse)).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_is_restricted_to_reading_signs_in_and_performs_no_act_of_office()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var (nurse, secretary) = (
            await house.App.PersonAsync("misato", facility: administrator.Facility),
            await house.App.SecretaryAsync("misato")
        );
        await DoneAsync(administrator, AccountDecisionKind.ReadingOnly, secretary);

        (await DecideAsync(nurse, AccountDecisionKind.Suspended, administrator)).Error.ShouldBe(SecurityErrors.NotFound);
        (
            await house.App.AskAsync<Result>(
                new RecoverAccount(
                    nurse.Id,
                    IdentityCheck.InPerson,
                    null,
                    administrator.Id,
                    await house.App.SessionAsync(administrator),
                    AuditOrigin.Inside
                )
            )
        ).Error.ShouldBe(SecurityErrors.NotFound);
        (
            await house.App.AskAsync<Result>(new SetFacilitySecurity(administrator.Facility, true, administrator.Id, AuditOrigin.Inside))
        ).IsOk.ShouldBeFalse();
        var rights = (await house.App.SessionOfAsync(await house.App.SessionTokenAsync(administrator))).ShouldNotBeNull().Rights;
        rights.WorksAt(administrator.Facility).ShouldBeTrue();
        rights.Administers(administrator.Facility).ShouldBeFalse();
    }

    [Fact]
    public async Task A_decision_of_the_former_home_is_lifted_by_its_secretariat_and_not_by_the_new_home()
    {
        var (former, home) = (
            await house.App.SecretaryAsync("misato"),
            await house.App.PersonAsync("nishitokyo", FacilityRole.Administrator)
        );
        var nurse = await house.App.PersonAsync("misato");
        await DoneAsync(nurse, AccountDecisionKind.ReadingOnly, former);
        await house.RunAsync(
            $"UPDATE security.accounts SET region = 'nishitokyo', facility = '{home.Facility}' WHERE person = '{nurse.Id}'"
        );
        await house.RunAsync(
            $$"""
            UPDATE security.standings SET standing = jsonb_set(standing, '{Memberships}',
                jsonb_build_array(
                    jsonb_build_object('Region', 'nishitokyo', 'Facility', '{{home.Facility}}'::text, 'Role', 0, 'Profession', 0)))
            WHERE person = '{{nurse.Id}}'
            """
        );

        (await DecideAsync(nurse, AccountDecisionKind.Restored, home)).Error.ShouldBe(SecurityErrors.StoppedBySecretariat);
        (await DecideAsync(nurse, AccountDecisionKind.Restored, await house.App.SecretaryAsync("nishitokyo"))).Error.ShouldBe(
            SecurityErrors.StoppedBySecretariat
        );
        (await DecideAsync(nurse, AccountDecisionKind.Suspended, former)).Error.ShouldBe(
            SecurityErrors.NotFound,
            "the account has another home now"
        );
        (await house.App.AskAsync<Result<PersonId>>(new FindAccount(former.Region, nurse.MailAddress, former.Id))).Value.ShouldBe(nurse.Id);
        await DoneAsync(nurse, AccountDecisionKind.Restored, former);

        (await GateOf(nurse)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_facility_neither_suspends_nor_recovers_its_member_who_is_the_regions_secretary()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var secretary = await house.App.PersonAsync(
            new TestPerson.Cast("misato", Facility: administrator.Facility, Office: RegionRole.Secretariat)
        );
        var desk = await house.App.SecretaryAsync("misato");

        (await DecideAsync(secretary, AccountDecisionKind.Suspended, administrator)).Error.ShouldBe(SecurityErrors.NotFound);
        (await DecideAsync(secretary, AccountDecisionKind.Suspended, desk)).ShouldBe(Result.Ok);
    }

    [Fact]
    public async Task A_link_from_before_a_suspension_stays_void_when_it_is_over()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        await house.App.TellAsync(new AskPasswordReset(nurse.MailAddress, SecurityActs.Phone));

        await DoneAsync(nurse, AccountDecisionKind.Suspended, administrator);
        await DoneAsync(nurse, AccountDecisionKind.Restored, administrator);

        (await house.AskAsync<long>($"SELECT count(*) FROM security.links WHERE person = '{nurse.Id}' AND used_at IS NULL")).ShouldBe(0);
        (await house.AskAsync<long>($"SELECT count(*) FROM security.links WHERE person = '{nurse.Id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Leaving_and_coming_back_undoes_no_suspension()
    {
        var (administrator, secretary) = (
            await house.App.PersonAsync("misato", FacilityRole.Administrator),
            await house.App.SecretaryAsync("misato")
        );
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        await DoneAsync(nurse, AccountDecisionKind.Suspended, secretary);

        (await house.App.AskAsync<Result>(new Contracts.CloseAccount(nurse.Id, administrator.Id))).IsOk.ShouldBeTrue();
        (
            await house.App.AskAsync<Result>(
                new Contracts.OpenAccount(nurse.Id, nurse.Region, administrator.Facility, nurse.MailAddress, administrator.Id)
            )
        ).IsOk.ShouldBeTrue();

        (await house.AskAsync<string>($"SELECT state FROM security.accounts WHERE person = '{nurse.Id}'")).ShouldBe("Suspended");
    }

    private async Task DoneAsync(TestPerson on, AccountDecisionKind decision, TestPerson by) =>
        (await DecideAsync(on, decision, by)).ShouldBe(Result.Ok);

    private Task<Result> DecideAsync(TestPerson on, AccountDecisionKind decision, TestPerson by)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        return house.App.AskAsync<Result>(new DecideOnAccount(on.Id, decision, "退職の連絡を受けた", by.Id, AuditOrigin.Inside));
    }

    private async Task<string> StateAsync(TestPerson of, TestPerson by) =>
        (await house.App.AskAsync<Result<AccountView>>(new GetAccount(of.Id, by.Id))).Value.State;

    private Task<bool> GateOf(TestPerson person) =>
        house.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{person.Id}'");
}
