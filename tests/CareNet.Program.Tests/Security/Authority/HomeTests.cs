using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Authority;

/// <summary>One home decides over an account. Taking somebody in gives another facility or region no say over it.</summary>
public sealed class HomeTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task Whoever_took_the_secretary_of_another_region_in_neither_suspends_nor_recovers_nor_opens_the_account()
    {
        var secretary = await house.App.SecretaryAsync("misato");
        var intruder = await house.App.PersonAsync("nishitokyo", FacilityRole.Administrator);
        await AlsoAtAsync(secretary, intruder.Facility);
        var live = await house.App.SessionTokenAsync(secretary);

        foreach (var actor in new[] { intruder, await house.App.SecretaryAsync("nishitokyo") })
        {
            (await DecideAsync(secretary, AccountDecisionKind.Suspended, actor)).Error.ShouldBe(SecurityErrors.NotFound);
            var session = await house.App.SessionAsync(actor);
            (
                await house.App.AskAsync<Result>(
                    new RecoverAccount(secretary.Id, IdentityCheck.InPerson, null, actor.Id, session, AuditOrigin.Inside)
                )
            ).Error.ShouldBe(SecurityErrors.NotFound);
            (
                await house.App.AskAsync<Result>(new Contracts.ReleaseLock(secretary.Id, actor.Id, session, AuditOrigin.Inside))
            ).Error.ShouldBe(SecurityErrors.NotFound);
            (await house.App.AskAsync<Result<AccountView>>(new GetAccount(secretary.Id, actor.Id))).Error.ShouldBe(SecurityErrors.NotFound);
        }

        (await house.App.SessionOfAsync(live)).ShouldNotBeNull();
        (await DecideAsync(secretary, AccountDecisionKind.Suspended, await house.App.SecretaryAsync("misato"))).IsOk.ShouldBeTrue(
            "the home region's desk decides"
        );
    }

    [Fact]
    public async Task A_second_facility_reads_of_a_person_what_they_did_there_and_nothing_else()
    {
        var home = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", facility: home.Facility);
        var second = await house.App.PersonAsync("nishitokyo", FacilityRole.Administrator);
        await AlsoAtAsync(nurse, second.Facility);
        await WriteAsync(nurse, "session.end", null);
        await WriteAsync(nurse, "timeline.read", second.Facility);

        (await LinesAsync(second, nurse)).ShouldBe(["timeline.read"]);
        (await LinesAsync(home, nurse)).ShouldBe(["session.end"]);
        (await LinesAsync(await house.App.SecretaryAsync("nishitokyo"), nurse, "nishitokyo")).ShouldBe(["timeline.read"]);
        (await LinesAsync(await house.App.SecretaryAsync("misato"), nurse, "misato")).ShouldBe(["session.end"]);
    }

    [Fact]
    public async Task An_act_of_office_is_its_regions_and_not_the_home_facilitys_to_read_wherever_the_officer_works()
    {
        var home = await house.App.PersonAsync("nishitokyo", FacilityRole.Administrator);
        var officer = await house.App.PersonAsync("nishitokyo", facility: home.Facility);
        await WriteAsync(officer, "registration.sanction_decide", null, new("misato"));
        await WriteAsync(officer, "session.end", null);

        (await LinesAsync(home, officer)).ShouldBe(["session.end"]);
        (await LinesAsync(await house.App.SecretaryAsync("misato"), officer, "misato")).ShouldBe(["registration.sanction_decide"]);
        (await LinesAsync(await house.App.SecretaryAsync("nishitokyo"), officer, "nishitokyo")).ShouldBe(["session.end"]);
    }

    [Fact]
    public async Task What_somebody_did_before_the_home_was_theirs_is_not_shown_to_it()
    {
        var home = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", facility: home.Facility);
        await house.RunAsync($"UPDATE security.accounts SET home_since = home_since + interval '1 minute' WHERE person = '{nurse.Id}'");
        await WriteAsync(nurse, "session.end", null);
        (await LinesAsync(home, nurse)).ShouldBeEmpty();
        (await LinesAsync(await house.App.SecretaryAsync("misato"), nurse, "misato")).ShouldBeEmpty();

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await WriteAsync(nurse, "sign_out", null);
        (await LinesAsync(home, nurse)).ShouldBe(["sign_out"]);
    }

    [Fact]
    public async Task A_facility_does_not_give_back_what_the_secretariat_stopped()
    {
        var (administrator, secretary) = (
            await house.App.PersonAsync("misato", FacilityRole.Administrator),
            await house.App.SecretaryAsync("misato")
        );
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);

        (await DecideAsync(nurse, AccountDecisionKind.Suspended, secretary)).IsOk.ShouldBeTrue();
        (await DecideAsync(nurse, AccountDecisionKind.Restored, administrator)).Error!.Code.ShouldBe(
            "security.account_stopped_by_secretariat"
        );
        (await DecideAsync(nurse, AccountDecisionKind.ReadingOnly, administrator)).IsOk.ShouldBeTrue("stricter is possible");
        (await DecideAsync(nurse, AccountDecisionKind.Restored, administrator)).Error!.Code.ShouldBe(
            "security.account_stopped_by_secretariat"
        );
        (await DecideAsync(nurse, AccountDecisionKind.Restored, secretary)).IsOk.ShouldBeTrue();
        (await DecideAsync(nurse, AccountDecisionKind.Suspended, administrator)).IsOk.ShouldBeTrue();
        (await DecideAsync(nurse, AccountDecisionKind.Restored, administrator)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task An_invitation_makes_no_home_and_gives_no_say()
    {
        var (first, second) = (
            await house.App.PersonAsync("nishitokyo", FacilityRole.Administrator),
            await house.App.PersonAsync("misato", FacilityRole.Administrator)
        );
        var person = Ids.New<PersonId>(TimeProvider.System);
        foreach (var asker in new[] { first, second })
        {
            (
                await house.App.AskAsync<Result>(
                    new Contracts.OpenAccount(person, asker.Region, asker.Facility, $"{person}@example.jp", asker.Id)
                )
            ).IsOk.ShouldBeTrue();
        }

        (
            await house.AskAsync<bool>(
                $"SELECT home_since IS NOT NULL OR facility IS NOT NULL FROM security.accounts WHERE person = '{person}'"
            )
        ).ShouldBeFalse();
        foreach (
            var actor in new[] { first, second, await house.App.SecretaryAsync("nishitokyo"), await house.App.SecretaryAsync("misato") }
        )
        {
            (
                await house.App.AskAsync<Result>(
                    new DecideOnAccount(person, AccountDecisionKind.Suspended, "心当たりがない", actor.Id, AuditOrigin.Inside)
                )
            ).Error.ShouldBe(SecurityErrors.NotFound);
        }

        (
            await house.AskAsync<long>(
                $"SELECT count(*) FROM platform.audit_entries WHERE action = 'account.invite' AND subject = '{person}'"
            )
        ).ShouldBe(2, "one line each, known or not");
    }

    [Fact]
    public async Task A_restriction_of_one_region_leaves_the_session_and_the_offices_of_another()
    {
        var secretary = await house.App.SecretaryAsync("misato");
        var intruder = await house.App.PersonAsync("nishitokyo", FacilityRole.Administrator);
        await AlsoAtAsync(secretary, intruder.Facility);
        var live = await house.App.SessionTokenAsync(secretary);

        await house.App.PublishAsync(new PersonRestricted(secretary.Id, new("nishitokyo"), null, house.Clock.GetUtcNow()));
        await Patience.Until(
            async () => await house.App.SessionOfAsync(live) is not { } session || !session.Rights.WorksAt(intruder.Facility),
            "the restriction"
        );

        (await house.App.SessionOfAsync(live)).ShouldNotBeNull().Rights.IsSecretariatOf(new("misato")).ShouldBeTrue();
        (
            await house.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{secretary.Id}'")
        ).ShouldBeTrue();
        await house.App.PublishAsync(new PersonRestricted(secretary.Id, new("misato"), null, house.Clock.GetUtcNow()));
        await Patience.Until(async () => await house.App.SessionOfAsync(live) is null, "kept out of both regions");
    }

    private Task AlsoAtAsync(TestPerson person, FacilityId facility) =>
        house.RunAsync(
            $$"""
            UPDATE security.standings SET standing = jsonb_set(standing, '{Memberships}', (standing->'Memberships')
                || jsonb_build_array(
                    jsonb_build_object('Region', 'nishitokyo', 'Facility', '{{facility}}'::text, 'Role', 0, 'Profession', 0)))
            WHERE person = '{{person.Id}}'
            """
        );

    private Task<Result> DecideAsync(TestPerson on, AccountDecisionKind decision, TestPerson by)
    {
        // Decisions have an order, which a clock that stands still would not give them.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        return house.App.AskAsync<Result>(new DecideOnAccount(on.Id, decision, "退職の連絡を受けた", by.Id, AuditOrigin.Inside));
    }

    private Task WriteAsync(TestPerson actor, string action, FacilityId? facility, RegionCode? region = null) =>
        house
            .App.Services.GetRequiredService<AuditWriter>()
            .RecordApart(
                new()
                {
                    At = house.Clock.GetUtcNow(),
                    Actor = AuditActor.Person(actor.Id.Value),
                    Action = action,
                    Origin = Asking.Somewhere,
                    Facility = facility?.Value,
                    Region = region,
                }
            );

    private async Task<IEnumerable<string>> LinesAsync(TestPerson reader, TestPerson of, string? region = null) =>
        (
            await house.App.AskAsync<Result<AuditList>>(
                new ReadAudit(
                    region is null ? reader.Facility : null,
                    region is null ? null : new(region),
                    of.Id,
                    null,
                    AuditTopic.Everything,
                    null,
                    null,
                    null,
                    AuditPurpose.FacilityReview,
                    reader.Id,
                    Asking.Somewhere
                )
            )
        ).Value.Lines.Select(line => line.Action);
}
