using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using static CareNet.Registration.Tests.Invitations.StaffInvitationTests;

namespace CareNet.Registration.Tests.Invitations;

/// <summary>Invitations to people whom another facility or region has named or admitted already.</summary>
public sealed class KnownElsewhereTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task Whoever_was_named_first_by_a_stranger_is_who_the_first_accepted_facility_says()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        var mail = $"{Guid.CreateVersion7():n}@example.jp";
        (await NamingTests.Name(nishitokyo, mail, "偽名 太郎")).IsOk.ShouldBeTrue();
        var request = (await NamingTests.Name(misato, mail, "佐々木 恵")).Value.Request!.Value;
        (await misato.AskAsync<Result>(new DecideIdRequest(misato.Secretariat, request, true, ""))).ShouldBe(Result.Ok);

        var person = await AcceptAsync(misato);

        (await misato.InContextAsync(context => context.People.SingleAsync(p => p.Id == person))).ShouldSatisfyAllConditions(
            p => p.Name.ShouldBe("佐々木 恵"),
            p => p.Region.ShouldBe(misato.Region)
        );
        (await misato.AskAsync<Standing>(new StandingOf(person))).Memberships.ShouldHaveSingleItem().Facility.ShouldBe(misato.Facility);
    }

    [Fact]
    public async Task A_region_that_restricts_somebody_takes_no_acceptance_and_others_do()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        var nurse = await nishitokyo.AddPersonAsync(nishitokyo.Facility);
        (
            await nishitokyo.AskAsync<Result<SanctionId>>(
                new DecideSanction(
                    nishitokyo.Administrator,
                    nishitokyo.Region,
                    nurse,
                    SanctionKind.RestrictOrForbidUse,
                    SanctionGround.Misuse,
                    "不正な利用。",
                    null,
                    null,
                    "offers-0001"
                )
            )
        ).IsOk.ShouldBeTrue();
        var mail = await NamingTests.MailOf(misato, nurse);
        var second = await nishitokyo.AddFacilityAsync("第二診療所");
        await nishitokyo.EnterAsync(nishitokyo.Administrator, second, FacilityRole.Administrator);
        var inside = (
            await nishitokyo.AskAsync<Result<InviteStaffOutcome>>(
                Tests.Staff.AdmissionTests.Message(nishitokyo, nishitokyo.Administrator) with
                {
                    Mail = mail,
                    Facility = second,
                    Key = "offers-0002",
                }
            )
        )
            .Value
            .Invitation!
            .Value;
        var request = (await NamingTests.Name(misato, mail, "田中 さくら")).Value.Request!.Value;
        (await misato.AskAsync<Result>(new DecideIdRequest(misato.Secretariat, request, true, ""))).ShouldBe(Result.Ok);

        (await Answer(misato, nurse, inside, true)).Error!.Code.ShouldBe("registration.staff_invitation_restricted");
        await AcceptAsync(misato);

        var standing = await misato.AskAsync<Standing>(new StandingOf(nurse));
        (standing.RestrictedIn(nishitokyo.Region) is not null, standing.RestrictedIn(misato.Region)).ShouldBe((true, null));
    }

    [Fact]
    public async Task The_secretariat_sees_where_somebody_is_already_and_the_facility_does_not()
    {
        var (misato, nishitokyo) = await WorldsAsync();
        (await NamingTests.Name(misato, await NamingTests.MailOf(nishitokyo, nishitokyo.Member), "鈴木 一郎")).IsOk.ShouldBeTrue();
        (await NamingTests.Name(misato, await NamingTests.MailOf(nishitokyo, nishitokyo.Secretariat), "事務 局子")).IsOk.ShouldBeTrue();

        var seen = (await misato.AskAsync<Result<IdRequestList>>(new GetIdRequests(misato.Secretariat, misato.Region, null)))
            .Value.Requests.Where(r => r.Facility == misato.Facility)
            .SelectMany(r => r.ExistingRegistration)
            .ToList();

        seen.Select(one => (one.Name, one.Facility, one.Office, one.Region.Value))
            .ShouldBe(
                [
                    ("鈴木 一郎", "みどり訪問看護ステーション", null, "nishitokyo"),
                    ("事務 局子", null, RegionRole.Secretariat, "nishitokyo"),
                ],
                ignoreOrder: true
            );
        (
            await misato.AskAsync<Result<IdRequestList>>(new GetIdRequests(misato.Administrator, misato.Region, misato.Facility))
        ).Value.Requests.ShouldAllBe(r => r.ExistingRegistration.Count == 0);
        (await misato.AskAsync<Result<StaffList>>(new GetStaff(misato.Administrator, misato.Facility))).Value.Requests.ShouldAllBe(r =>
            r.ExistingRegistration.Count == 0
        );
    }

    [Fact]
    public async Task An_approved_application_offers_a_place_to_whoever_is_known_and_the_secretariat_saw_it_before()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var elsewhere = await TestRegion.In(host.App, "nishitokyo");
        var form = applicant.Answers();
        var known = form.Users[1] with { Name = "鈴木 一郎", Mail = await NamingTests.MailOf(elsewhere, elsewhere.Member) };
        var id = await applicant.ApplyAsync(form with { Users = [form.Users[0], known] });

        (await applicant.Area.AskAsync<Result<ApplicationView>>(new GetApplication(applicant.Area.Secretariat, id)))
            .Value.ExistingRegistration.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                one => one.Facility.ShouldBe("みどり訪問看護ステーション"),
                one => one.Region.Value.ShouldBe("nishitokyo")
            );
        var facility = (await applicant.ApproveAsync(id)).Value;

        (await elsewhere.AskAsync<Standing>(new StandingOf(elsewhere.Member))).Memberships.ShouldHaveSingleItem();
        var invitation = (
            await elsewhere.AskAsync<MyInvitations>(new ListMyInvitations(elsewhere.Member))
        ).Invitations.ShouldHaveSingleItem();
        (await Answer(elsewhere, elsewhere.Member, invitation.Id, true)).ShouldBe(Result.Ok);
        (await elsewhere.AskAsync<Standing>(new StandingOf(elsewhere.Member))).Memberships.ShouldContain(place =>
            place.Facility == facility
        );
    }

    private async Task<(TestRegion Misato, TestRegion Nishitokyo)> WorldsAsync() =>
        (await TestRegion.In(host.App, "misato"), await TestRegion.In(host.App, "nishitokyo"));
}
