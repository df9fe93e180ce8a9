using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Authority;

/// <summary>Where an account is at home, and what a change of it brings.</summary>
public sealed class FirstHomeTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private static readonly RegionCode Misato = new("misato");
    private static readonly RegionCode Osaki = new("osaki");
    private static readonly FacilityId First = FacilityId.From(Guid.CreateVersion7());
    private static readonly FacilityId Second = FacilityId.From(Guid.CreateVersion7());
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_place_is_the_home_and_a_second_one_moves_nothing()
    {
        var account = Opened();

        account.KeepHome(At((Misato, First)), Now).ShouldBeTrue();
        account.KeepHome(At((Misato, First), (Osaki, Second)), Now.AddDays(1)).ShouldBeFalse();

        (account.Region, account.Facility, account.HomeSince).ShouldBe((Misato, First, Now));
    }

    [Fact]
    public void Whoever_came_by_an_office_is_at_home_in_a_facility_of_that_region_once_they_work_in_one()
    {
        var account = Opened();
        account.KeepHome(At() with { Offices = [new(Misato, RegionRole.Secretariat)] }, Now).ShouldBeTrue();
        account.Facility.ShouldBeNull();

        account.KeepHome(At((Osaki, Second)) with { Offices = [new(Misato, RegionRole.Secretariat)] }, Now).ShouldBeFalse();
        account
            .KeepHome(At((Osaki, Second), (Misato, First)) with { Offices = [new(Misato, RegionRole.Secretariat)] }, Now)
            .ShouldBeTrue("its rules for devices and networks count from now on");

        (account.Region, account.Facility).ShouldBe((Misato, First));
    }

    [Fact]
    public void A_home_that_ends_moves_to_the_oldest_place_and_another_region_asks_for_another_password()
    {
        var account = Opened();
        account.SetPassword("hash", Now);
        account.KeepHome(At((Misato, First)), Now);
        account.MustChange.ShouldBeFalse();

        account.KeepHome(At((Osaki, Second)), Now.AddDays(1)).ShouldBeTrue();

        (account.Region, account.Facility, account.MustChange).ShouldBe((Osaki, Second, true));
    }

    [Fact]
    public async Task Who_was_known_before_there_was_an_account_begins_at_home()
    {
        var person = Ids.New<PersonId>(TimeProvider.System);
        await house.RunAsync(
            $$"""
            INSERT INTO security.standings (person, version, standing, changed_at) VALUES ('{{person}}', 1,
                '{"Version":1,"Offices":[{"Region":"misato","Role":{{(int)RegionRole.Secretariat}}}]}', now())
            """
        );

        (await house.App.AskAsync<Result>(new Contracts.OpenAccount(person, Misato, null, $"{person}@example.jp", null))).ShouldBe(
            Result.Ok
        );

        (await house.AskAsync<bool>($"SELECT home_since IS NOT NULL FROM security.accounts WHERE person = '{person}'")).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_has_an_account_is_told_of_an_invitation_by_mail_and_gets_no_link_to_a_password()
    {
        var (nurse, administrator) = (
            await house.App.PersonAsync("misato"),
            await house.App.PersonAsync("osaki", FacilityRole.Administrator)
        );

        (
            await house.App.AskAsync<Result>(
                new Contracts.OpenAccount(nurse.Id, Osaki, administrator.Facility, nurse.MailAddress, administrator.Id)
                {
                    Invitation = Guid.CreateVersion7(),
                }
            )
        ).ShouldBe(Result.Ok);

        (await house.App.LinkTokenAsync(nurse.MailAddress, "/me/")).ShouldBe("invitations");
        (
            await house.AskAsync<string>(
                $"SELECT subject_kind FROM platform.audit_entries WHERE action = 'account.invite' AND facility = '{administrator.Facility}'"
            )
        ).ShouldBe("invitation", "whose address it is, the facility does not learn");
    }

    [Fact]
    public async Task A_closed_account_that_is_suspended_gets_no_link_before_the_suspension_ends()
    {
        var secretary = await house.App.SecretaryAsync("misato");
        var nurse = await house.App.PersonAsync("misato");
        (
            await house.App.AskAsync<Result>(
                new DecideOnAccount(nurse.Id, AccountDecisionKind.Suspended, "端末の紛失", secretary.Id, AuditOrigin.Inside)
            )
        ).ShouldBe(Result.Ok);
        (await house.App.AskAsync<Result>(new Contracts.CloseAccount(nurse.Id, secretary.Id))).ShouldBe(Result.Ok);

        (
            await house.App.AskAsync<Result>(new Contracts.OpenAccount(nurse.Id, Misato, nurse.Facility, nurse.MailAddress, secretary.Id))
        ).ShouldBe(Result.Ok);

        (await house.AskAsync<string>($"SELECT state FROM security.accounts WHERE person = '{nurse.Id}'")).ShouldBe("Suspended");
        (await house.AskAsync<long>($"SELECT count(*) FROM security.links WHERE person = '{nurse.Id}' AND used_at IS NULL")).ShouldBe(0);
    }

    private static Account Opened()
    {
        var person = PersonId.From(Guid.CreateVersion7());
        return new()
        {
            Person = person,
            Region = Misato,
            MailAddress = $"{person}@example.jp",
            MailKey = $"{person}@example.jp",
            OpenedAt = Now,
        };
    }

    private static Standing At(params (RegionCode Region, FacilityId Facility)[] places) =>
        new(
            PersonId.From(Guid.CreateVersion7()),
            1,
            [.. places.Select(place => new FacilityMembership(place.Region, place.Facility, FacilityRole.Staff, Profession.Nurse))],
            [],
            []
        );
}
