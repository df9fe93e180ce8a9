using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Invitations;
using CareNet.Registration.Tests.Invitations;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Applications;

public sealed class ApplyingTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task A_mailed_link_opens_the_form_once()
    {
        var world = await TestRegion.In(host.App, "misato");
        var started = await world.AskAsync<Result>(
            new StartApplication(world.Region, "Once@Example.jp", "guest-token-1", "key-00000001", Applicant.Origin)
        );
        started.IsOk.ShouldBeTrue();
        var code = await CodeOf("once@example.jp");

        var first = await world.AskAsync<Result<string>>(new OpenApplication(code, Applicant.Origin));
        var second = await world.AskAsync<Result<string>>(new OpenApplication(code, Applicant.Origin));

        (await world.AskAsync<Result<ApplicantView>>(new GetMyApplication(first.Value))).Value.State.ShouldBe(ApplicationState.Draft);
        second.Error!.Code.ShouldBe("registration.link_used");
    }

    [Fact]
    public async Task Sending_the_first_form_twice_makes_one_application_and_one_mail()
    {
        var world = await TestRegion.In(host.App, "misato");
        var message = new StartApplication(world.Region, "twice@example.jp", "guest-token-2", "key-00000002", Applicant.Origin);

        (await world.AskAsync<Result>(message)).IsOk.ShouldBeTrue();
        (await world.AskAsync<Result>(message)).IsOk.ShouldBeTrue();

        (await host.Database.AskAsync<long>("SELECT count(*) FROM registration.applications WHERE mail = 'twice@example.jp'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_that_has_expired_opens_nothing()
    {
        var world = await TestRegion.In(host.App, "misato");
        await world.AskAsync<Result>(
            new StartApplication(world.Region, "late@example.jp", "guest-token-3", "key-00000003", Applicant.Origin)
        );
        var code = await CodeOf("late@example.jp");
        await host.Database.RunAsync("UPDATE registration.application_links SET expires_at = now() - interval '10 years' WHERE is_once");

        (await world.AskAsync<Result<string>>(new OpenApplication(code, Applicant.Origin))).Error!.Code.ShouldBe("registration.link_used");
    }

    [Theory, MemberData(nameof(Regions.All), MemberType = typeof(Regions))]
    [Trait("rule", "misato/form-1"), Trait("how", "enforce")]
    public async Task Listed_people_are_invited_by_the_approval_and_belong_once_they_accept(string region)
    {
        var applicant = await Applicant.In(host.App, region);
        var form = applicant.Answers();
        var id = await applicant.ApplyAsync(form);
        (await PersonsOf(applicant.Area, form)).ShouldBeEmpty();

        var facility = await applicant.ApproveAsync(id);

        facility.IsOk.ShouldBeTrue(facility.Error?.Code);
        var persons = await PersonsOf(applicant.Area, form);
        persons.Count.ShouldBe(2);
        var administrator = persons[form.AdministratorMail!];
        (await applicant.Area.AskAsync<Standing>(new StandingOf(administrator))).Memberships.ShouldBeEmpty();
        await Patience.Until(
            async () =>
                await host.Database.AskAsync<long>(
                    $"SELECT count(*) FROM security.accounts WHERE person IN ('{string.Join("','", persons.Values)}')"
                ) == 2,
            "two invited accounts"
        );

        await applicant.AcceptAsync(facility.Value);

        (await applicant.Area.AskAsync<Standing>(new StandingOf(administrator))).Memberships.ShouldBe([
            new FacilityMembership(applicant.Area.Region, facility.Value, FacilityRole.Administrator, Profession.Nurse),
        ]);
    }

    [Fact]
    public async Task What_was_returned_is_corrected_and_sent_again_with_its_history()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var form = applicant.Answers();
        var id = await applicant.ApplyAsync(form);
        (await applicant.SaveAsync(ApplicationPart.Facility, form)).ShouldBe(["registration.application_already_sent"]);

        (
            await applicant.Area.AskAsync<Result>(
                new ReturnApplication(id, applicant.Area.Secretariat, "電話番号をご確認ください", Applicant.Origin)
            )
        ).IsOk.ShouldBeTrue();
        (await applicant.SaveAsync(ApplicationPart.Facility, form with { Phone = "048-000-1111" })).ShouldBeEmpty();
        (await applicant.SubmitAsync()).ShouldBeEmpty();

        var view = (await applicant.ViewAsync())!;
        view.State.ShouldBe(ApplicationState.Submitted);
        view.Form.Phone.ShouldBe("048-000-1111");
        view.Steps.Select(step => step.State).ShouldBe([ApplicationState.Submitted, ApplicationState.Returned, ApplicationState.Submitted]);
        view.Steps[1].Reason.ShouldBe("電話番号をご確認ください");
    }

    [Fact]
    public async Task A_refusal_says_why_and_is_final()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var id = await applicant.ApplyAsync();

        (
            await applicant.Area.AskAsync<Result>(new RefuseApplication(id, applicant.Area.Secretariat, " ", Applicant.Origin))
        ).Error!.Code.ShouldBe("registration.reason_missing");
        (
            await applicant.Area.AskAsync<Result>(
                new RefuseApplication(id, applicant.Area.Secretariat, "区域外のためです", Applicant.Origin)
            )
        ).IsOk.ShouldBeTrue();

        (await applicant.ApproveAsync(id)).Error!.Code.ShouldBe("registration.application_not_waiting");
        (await applicant.ViewAsync())!.Steps[^1].Reason.ShouldBe("区域外のためです");
    }

    [Fact]
    public async Task Whoever_is_not_the_regions_secretariat_finds_no_application()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var elsewhere = await TestRegion.In(host.App, "osaki");
        var committee = await applicant.Area.AddOfficerAsync(RegionRole.Committee);
        var id = await applicant.ApplyAsync();

        foreach (var stranger in new[] { elsewhere.Secretariat, committee, applicant.Area.Administrator })
        {
            (await applicant.ApproveAsync(id, stranger)).Error!.Code.ShouldBe("registration.application_not_found");
            (await applicant.Area.AskAsync<Result<ApplicationView>>(new GetApplication(stranger, id))).IsOk.ShouldBeFalse();
            (await applicant.Area.AskAsync<ApplicationList>(new ListApplications(stranger, applicant.Area.Region, null, 1))).Total.ShouldBe(
                0
            );
        }
    }

    [Fact]
    public async Task Sending_twice_is_one_sending()
    {
        var applicant = await Applicant.In(host.App, "misato");
        await applicant.FillAsync(applicant.Answers());

        (await applicant.SubmitAsync("same-key-1")).ShouldBeEmpty();
        (await applicant.SubmitAsync("same-key-1")).ShouldBeEmpty();
        (await applicant.SubmitAsync("other-key-2")).ShouldBe(["registration.application_already_sent"]);

        (await applicant.ViewAsync())!.Steps.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whether_an_address_of_the_list_is_known_and_under_which_name_shows_in_no_invitation()
    {
        var first = await Applicant.In(host.App, "misato");
        var form = first.Answers();
        await first.AcceptAsync((await first.ApproveAsync(await first.ApplyAsync(form))).Value);
        var owner = (await PersonsOf(first.Area, form))[form.AdministratorMail!];
        var second = await Applicant.In(host.App, "misato");
        var answers = second.Answers();
        var known = form.Users.Single(user => user.Mail == form.AdministratorMail) with { Name = "別人 太郎" };
        var unknown = answers.Users[^1];
        var listed = answers with { Users = [known, unknown], AdministratorMail = unknown.Mail };

        var facility = await second.ApproveAsync(await second.ApplyAsync(listed));

        facility.IsOk.ShouldBeTrue(facility.Error?.Code);
        var rows = await second.Area.InContextAsync(context =>
            context.Set<StaffInvitation>().Where(row => row.Facility == facility.Value).ToListAsync()
        );
        rows.Select(row => (row.Name, row.Mail, row.State))
            .ShouldBe(
                [(known.Name, known.Mail, StaffInvitationState.Waiting), (unknown.Name, unknown.Mail, StaffInvitationState.Waiting)],
                ignoreOrder: true
            );
        (await second.Area.InContextAsync(context => context.Memberships.CountAsync(place => place.Facility == facility.Value))).ShouldBe(
            0
        );

        await second.AcceptAsync(facility.Value);

        var name = await second.Area.InContextAsync(context => context.People.Where(p => p.Id == owner).Select(p => p.Name).SingleAsync());
        name.ShouldNotBe(known.Name);
        (await second.Area.AskAsync<Standing>(new StandingOf(owner))).Memberships.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_officer_who_is_in_the_list_leaves_the_approval_to_another()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var mail = await NamingTests.MailOf(applicant.Area, applicant.Area.Secretariat);
        var form = applicant.Answers();
        var id = await applicant.ApplyAsync(
            form with
            {
                Users = [form.Users[0] with { Mail = mail }, .. form.Users.Skip(1)],
                AdministratorMail = mail,
            }
        );

        (await applicant.ApproveAsync(id)).Error!.Code.ShouldBe("registration.application_own_place");

        var other = await applicant.Area.AddOfficerAsync(RegionRole.Secretariat);
        (await applicant.ApproveAsync(id, other)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_facility_that_is_there_learns_of_an_application_that_was_approved_in_its_name()
    {
        var first = await Applicant.In(host.App, "misato");
        var form = first.Answers();
        var facility = (await first.ApproveAsync(await first.ApplyAsync(form))).Value;
        await first.AcceptAsync(facility);
        var administrator = (await PersonsOf(first.Area, form))[form.AdministratorMail!];
        var second = await Applicant.In(host.App, "misato");
        var added = second.Answers().Users[^1];

        (await second.ApproveAsync(await second.ApplyAsync(form with { Users = [added], AdministratorMail = added.Mail }))).Value.ShouldBe(
            facility
        );

        await Patience.Until(
            async () =>
                await host.Database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM platform.notices
                    WHERE person = '{administrator}' AND kind = 'registration.application_approved_here'
                    """
                ) == 1,
            "the notice"
        );
    }

    [Fact]
    public async Task A_facility_whose_administrator_does_not_accept_is_the_secretariats_work_after_two_weeks()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var facility = (await applicant.ApproveAsync(await applicant.ApplyAsync())).Value;
        (await IsWorkAsync()).ShouldBeFalse();
        await applicant.Area.InContextAsync(context =>
            context
                .Facilities.Where(f => f.Id == facility)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.ActiveSince, host.Clock.GetUtcNow().AddDays(-15)))
        );
        (await IsWorkAsync()).ShouldBeTrue();

        await applicant.AcceptAsync(facility);

        (await IsWorkAsync()).ShouldBeFalse();

        async Task<bool> IsWorkAsync() =>
            (await applicant.Area.AskAsync<WorkList>(new GetWorkList(applicant.Area.Secretariat))).Items.Any(item =>
                item.Kind == WorkKind.FacilitiesWithoutAdministrator && item.Facility == facility
            );
    }

    private static Task<Dictionary<string, PersonId>> PersonsOf(TestRegion world, ApplicationForm form)
    {
        var mails = form.Users.Select(user => user.Mail).ToList();
        return world.InContextAsync(context =>
            context.People.Where(person => mails.Contains(person.Mail)).ToDictionaryAsync(person => person.Mail, person => person.Id)
        );
    }

    private Task<string> CodeOf(string mail) => host.App.LinkTokenAsync(mail, "/applications/open/");
}
