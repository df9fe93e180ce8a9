using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Invitations;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Registration.Tests.Invitations;

/// <summary>An invitation stands for as long as whoever made it could still make it.</summary>
public sealed class InvitationValidityTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Theory, InlineData("nishitokyo"), InlineData("misato")]
    public async Task What_a_removed_administrator_offered_is_not_accepted_any_more(string region)
    {
        var (house, person) = (await TestRegion.In(host.App, region), await TestRegion.In(host.App, "osaki"));
        var invitation = await OfferAsync(house, await NamingTests.MailOf(person, person.Member));
        (await MineAsync(person)).Stands.ShouldBeTrue();
        await EndAsync(house, house.Administrator);

        (await MineAsync(person)).Stands.ShouldBeFalse();
        (await Answer(person, invitation, true)).Error!.Code.ShouldBe("registration.staff_invitation_sender_gone");
        (await person.AskAsync<Standing>(new StandingOf(person.Member))).Memberships.ShouldHaveSingleItem();
        (await Answer(person, invitation, false)).ShouldBe(Result.Ok, "it can always be declined");
    }

    [Fact]
    public async Task What_a_restricted_administrator_offered_waits_for_the_end_of_the_restriction()
    {
        var (house, person) = (await TestRegion.In(host.App, "nishitokyo"), await TestRegion.In(host.App, "osaki"));
        var invitation = await OfferAsync(house, await NamingTests.MailOf(person, person.Member));
        await host.Database.RunAsync(
            $"""
            INSERT INTO platform.gates (kind, subject, open, rule_id, version, changed_at)
            VALUES ('access', '{house.Administrator}', false, 'carenet/account-decision', 1, now())
            """
        );
        (await Answer(person, invitation, true)).Error!.Code.ShouldBe("registration.staff_invitation_sender_gone");

        await host.Database.RunAsync(
            $"UPDATE platform.gates SET open = true, version = 2 WHERE kind = 'access' AND subject = '{house.Administrator}'"
        );

        (await Answer(person, invitation, true)).ShouldBe(Result.Ok);
    }

    [Fact]
    public async Task What_an_approved_application_offered_stands_without_the_officer()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var elsewhere = await TestRegion.In(host.App, "nishitokyo");
        var form = applicant.Answers();
        var known = form.Users[1] with { Name = "鈴木 一郎", Mail = await NamingTests.MailOf(elsewhere, elsewhere.Member) };
        (await applicant.ApproveAsync(await applicant.ApplyAsync(form with { Users = [form.Users[0], known] }))).IsOk.ShouldBeTrue();
        await host.Database.RunAsync(
            $"""
            UPDATE registration.office_holders SET until = '{host.Clock.GetUtcNow():O}' WHERE person = '{applicant.Area.Secretariat}'
            """
        );

        (await Answer(elsewhere, (await MineAsync(elsewhere)).Id, true)).ShouldBe(Result.Ok);
    }

    [Fact]
    public async Task What_an_officer_asked_for_as_an_administrator_does_not_stand_without_that_place()
    {
        var (house, person) = (await TestRegion.In(host.App, "misato"), await TestRegion.In(host.App, "osaki"));
        await house.EnterAsync(house.Secretariat, house.Facility, FacilityRole.Administrator);
        var request = (
            await house.AskAsync<Result<InviteStaffOutcome>>(
                Tests.Staff.AdmissionTests.Message(house, house.Secretariat) with
                {
                    Mail = await NamingTests.MailOf(person, person.Member),
                    Name = "鈴木 一郎",
                    Key = $"{Guid.CreateVersion7():n}",
                }
            )
        )
            .Value
            .Request!
            .Value;
        var another = await house.AddOfficerAsync(RegionRole.Secretariat);
        (await house.AskAsync<Result>(new DecideIdRequest(another, request, true, ""))).ShouldBe(Result.Ok);
        await EndAsync(house, house.Secretariat);

        (await Answer(person, (await MineAsync(person)).Id, true)).Error!.Code.ShouldBe("registration.staff_invitation_sender_gone");
    }

    [Fact]
    public async Task An_answer_is_kept_with_the_address_from_which_it_came()
    {
        var (house, person) = (await TestRegion.In(host.App, "nishitokyo"), await TestRegion.In(host.App, "osaki"));
        var invitation = await OfferAsync(house, await NamingTests.MailOf(person, person.Member));

        (
            await person.AskAsync<Result>(
                new AnswerStaffInvitation(person.Member, invitation, false, new AuditOrigin("192.0.2.7", null, null))
            )
        ).ShouldBe(Result.Ok);

        (
            await host.Database.AskAsync<string>(
                "SELECT host(address) FROM platform.audit_entries "
                    + $"WHERE action = 'registration.staff_invitation_decline' AND subject = '{invitation}'"
            )
        ).ShouldBe("192.0.2.7");
    }

    [Fact]
    public async Task Whoever_is_taken_in_while_the_job_looks_is_not_forgotten()
    {
        var house = await TestRegion.In(host.App, "nishitokyo");
        var named = await house.AddPersonAsync();
        host.Clock.Advance(StaffInvitation.Lasts + StaffInvitation.Remembered + TimeSpan.FromDays(1));
        await using var other = new NpgsqlConnection(host.Database.AppConnection);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var enter = new NpgsqlCommand(
            $"""
            INSERT INTO registration.memberships (id, person, facility, region, role, since, entry_reason)
            VALUES (gen_random_uuid(), '{named}', '{house.Facility}', 'nishitokyo', 'Staff', '{host.Clock.GetUtcNow():O}', '勤務')
            """,
            other,
            transaction
        );
        await enter.ExecuteNonQueryAsync();

        var run = RunAsync();
        await Patience.Until(
            async () => await host.Database.AskAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0,
            "the job waits for the other transaction"
        );
        await transaction.CommitAsync();
        await run;

        (await CountAsync("people", named.Value)).ShouldBe(1);
    }

    private static Task<Result> Answer(TestRegion world, Guid invitation, bool accept) =>
        world.AskAsync<Result>(new AnswerStaffInvitation(world.Member, invitation, accept));

    private static async Task<MyInvitation> MineAsync(TestRegion world) =>
        (await world.AskAsync<MyInvitations>(new ListMyInvitations(world.Member))).Invitations.ShouldHaveSingleItem();

    private static async Task<Guid> OfferAsync(TestRegion house, string mail)
    {
        var named = (await NamingTests.Name(house, mail, "鈴木 一郎")).Value;
        if (named.Request is { } request)
        {
            (await house.AskAsync<Result>(new DecideIdRequest(house.Secretariat, request, true, ""))).ShouldBe(Result.Ok);
        }

        return await house.InContextAsync(context =>
            context.Set<StaffInvitation>().Where(o => o.Facility == house.Facility && o.Mail == mail).Select(o => o.Id).SingleAsync()
        );
    }

    private Task EndAsync(TestRegion world, PersonId person) =>
        host.Database.RunAsync(
            $"""
            UPDATE registration.memberships SET until = '{host.Clock.GetUtcNow():O}' WHERE person = '{person}'
                AND facility = '{world.Facility}'
            """
        );

    private Task RunAsync() =>
        host
            .App.Services.GetRequiredService<JobRunner>()
            .RunAsync("forget-staff-invitations", host.Clock.GetUtcNow().AddTicks(Random.Shared.Next()), "test", default);

    private Task<long> CountAsync(string table, Guid id) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM registration.{table} WHERE id = '{id}'");
}
