using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Decisions;

/// <summary>Two people decide on each other at the same moment, and a region would be left without anybody who can act.</summary>
public sealed class MutualDecisionTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory, InlineData(AccountDecisionKind.Suspended), InlineData(AccountDecisionKind.ReadingOnly)]
    public async Task Of_two_secretaries_who_stop_each_other_at_the_same_moment_one_stays(AccountDecisionKind decision)
    {
        for (var round = 0; round < 6; round++)
        {
            var (one, other) = (await house.App.SecretaryAsync("misato"), await house.App.SecretaryAsync("misato"));

            await OneStaysAsync(one, other, decision);
        }
    }

    [Fact]
    public async Task Of_two_administrators_who_suspend_each_other_at_the_same_moment_one_stays()
    {
        for (var round = 0; round < 6; round++)
        {
            var one = await house.App.PersonAsync("misato", FacilityRole.Administrator);
            var other = await house.App.PersonAsync("misato", FacilityRole.Administrator, one.Facility);

            await OneStaysAsync(one, other, AccountDecisionKind.Suspended);
        }
    }

    [Theory, InlineData(AccountDecisionKind.Suspended), InlineData(AccountDecisionKind.ReadingOnly)]
    public async Task The_secretariat_of_the_home_stops_nobody_who_is_the_last_secretary_of_another_region(AccountDecisionKind decision)
    {
        var (desk, region) = (await house.App.SecretaryAsync("misato"), $"last-{decision}".ToLowerInvariant());
        var (last, second) = (await ElsewhereAsync(region), await ElsewhereAsync(region));
        await StopAsync(second, AccountDecisionKind.ReadingOnly, desk);

        (await DecideAsync(last, decision, desk)).Error!.Code.ShouldBe("security.last_secretary");

        (await DecideAsync(second, AccountDecisionKind.Restored, desk)).ShouldBe(Result.Ok);
        await StopAsync(last, decision, desk);
        (await DecideAsync(second, AccountDecisionKind.Suspended, desk)).Error!.Code.ShouldBe("security.last_secretary");
    }

    [Fact]
    public async Task The_last_two_secretaries_are_not_stopped_by_two_secretariats_at_the_same_moment()
    {
        var (one, other) = (await house.App.SecretaryAsync("misato"), await house.App.SecretaryAsync("misato"));
        for (var round = 0; round < 6; round++)
        {
            var (last, second) = (await ElsewhereAsync($"pair-{round}"), await ElsewhereAsync($"pair-{round}"));

            var answers = await Task.WhenAll(
                Task.Run(() => DecideAsync(last, AccountDecisionKind.Suspended, one)),
                Task.Run(() => DecideAsync(second, AccountDecisionKind.Suspended, other))
            );

            answers.Count(answer => answer.IsOk).ShouldBe(1);
            answers.Single(answer => !answer.IsOk).Error!.Code.ShouldBe("security.last_secretary");
        }
    }

    private async Task OneStaysAsync(TestPerson one, TestPerson other, AccountDecisionKind decision)
    {
        var answers = await Task.WhenAll(
            Task.Run(() => DecideAsync(one, decision, other)),
            Task.Run(() => DecideAsync(other, decision, one))
        );

        answers.Count(answer => answer.IsOk).ShouldBe(1);
        answers.Single(answer => !answer.IsOk).Error.ShouldBe(SecurityErrors.NotFound, "whoever came second has no office any more");
        (
            await house.AskAsync<long>(
                $"""
                SELECT count(*) FROM security.accounts WHERE person IN ('{one.Id}', '{other.Id}') AND state = 'Open' AND NOT is_reading_only
                """
            )
        ).ShouldBe(1);
    }

    /// <summary>At home in Misato, with an office in another region.</summary>
    private async Task<TestPerson> ElsewhereAsync(string region)
    {
        var person = await house.App.SecretaryAsync("misato");
        await house.RunAsync(
            $$"""
            UPDATE security.standings SET standing = jsonb_set(standing, '{Offices}',
                jsonb_build_array(jsonb_build_object('Region', '{{region}}', 'Role', 0)))
            WHERE person = '{{person.Id}}'
            """
        );
        return person;
    }

    private async Task StopAsync(TestPerson on, AccountDecisionKind decision, TestPerson by) =>
        (await DecideAsync(on, decision, by)).ShouldBe(Result.Ok);

    private Task<Result> DecideAsync(TestPerson on, AccountDecisionKind decision, TestPerson by) =>
        house.App.AskAsync<Result>(new DecideOnAccount(on.Id, decision, "退職の連絡を受けた", by.Id, AuditOrigin.Inside));
}
