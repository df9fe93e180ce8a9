using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Measures;

/// <summary>Two people measure each other at the same moment, and a region would be left without anybody who can act.</summary>
public sealed class MutualMeasureTests(SecurityHouse house) : IClassFixture<SecurityHouse>
{
    [Theory, InlineData(AccountMeasure.Suspended), InlineData(AccountMeasure.ReadingOnly)]
    public async Task Of_two_secretaries_who_stop_each_other_at_the_same_moment_one_stays(AccountMeasure measure)
    {
        for (var round = 0; round < 6; round++)
        {
            var (one, other) = (await house.App.SecretaryAsync("misato"), await house.App.SecretaryAsync("misato"));

            await OneStaysAsync(one, other, measure);
        }
    }

    [Fact]
    public async Task Of_two_administrators_who_suspend_each_other_at_the_same_moment_one_stays()
    {
        for (var round = 0; round < 6; round++)
        {
            var one = await house.App.PersonAsync("misato", FacilityRole.Administrator);
            var other = await house.App.PersonAsync("misato", FacilityRole.Administrator, one.Facility);

            await OneStaysAsync(one, other, AccountMeasure.Suspended);
        }
    }

    [Theory, InlineData(AccountMeasure.Suspended), InlineData(AccountMeasure.ReadingOnly)]
    public async Task The_desk_of_the_home_stops_nobody_who_is_the_last_secretary_of_another_region(AccountMeasure measure)
    {
        var (desk, region) = (await house.App.SecretaryAsync("misato"), $"last-{measure}".ToLowerInvariant());
        var (last, second) = (await ElsewhereAsync(region), await ElsewhereAsync(region));
        await StopAsync(second, AccountMeasure.ReadingOnly, desk);

        (await MeasureAsync(last, measure, desk)).Error!.Code.ShouldBe("security.last_secretary");

        (await MeasureAsync(second, AccountMeasure.Restored, desk)).ShouldBe(Result.Ok);
        await StopAsync(last, measure, desk);
        (await MeasureAsync(second, AccountMeasure.Suspended, desk)).Error!.Code.ShouldBe("security.last_secretary");
    }

    [Fact]
    public async Task The_last_two_secretaries_are_not_stopped_by_two_desks_at_the_same_moment()
    {
        var (one, other) = (await house.App.SecretaryAsync("misato"), await house.App.SecretaryAsync("misato"));
        for (var round = 0; round < 6; round++)
        {
            var (last, second) = (await ElsewhereAsync($"pair-{round}"), await ElsewhereAsync($"pair-{round}"));

            var answers = await Task.WhenAll(
                Task.Run(() => MeasureAsync(last, AccountMeasure.Suspended, one)),
                Task.Run(() => MeasureAsync(second, AccountMeasure.Suspended, other))
            );

            answers.Count(answer => answer.IsOk).ShouldBe(1);
            answers.Single(answer => !answer.IsOk).Error!.Code.ShouldBe("security.last_secretary");
        }
    }

    private async Task OneStaysAsync(TestPerson one, TestPerson other, AccountMeasure measure)
    {
        var answers = await Task.WhenAll(
            Task.Run(() => MeasureAsync(one, measure, other)),
            Task.Run(() => MeasureAsync(other, measure, one))
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

    private async Task StopAsync(TestPerson on, AccountMeasure measure, TestPerson by) =>
        (await MeasureAsync(on, measure, by)).ShouldBe(Result.Ok);

    private Task<Result> MeasureAsync(TestPerson on, AccountMeasure measure, TestPerson by) =>
        house.App.AskAsync<Result>(new MeasureAccount(on.Id, measure, "退職の連絡を受けた", by.Id, AuditOrigin.Inside));
}
