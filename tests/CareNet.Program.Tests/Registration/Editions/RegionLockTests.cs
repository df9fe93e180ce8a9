using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Governance;
using CareNet.Registration.Sanctions;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static CareNet.Registration.Tests.Editions.TakingOfficeTests;

namespace CareNet.Registration.Tests.Editions;

/// <summary>Of two acts that concern a region's offices the second waits, and asks afterwards whether its actor may.</summary>
public sealed class RegionLockTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task Two_secretaries_do_not_end_each_other_at_the_same_moment()
    {
        for (var round = 0; round < 6; round++)
        {
            var world = await TestRegion.In(host.App, "osaki");
            var (one, other) = (world.Secretariat, await world.AddOfficerAsync(RegionRole.Secretariat));

            var answers = await Task.WhenAll(Task.Run(() => End(world, one, other)), Task.Run(() => End(world, other, one)));

            answers.Count(answer => answer.IsOk).ShouldBe(1);
            answers.Single(answer => !answer.IsOk).Error!.Status.ShouldBe(404, "whoever came second holds no office any more");
        }
    }

    [Fact]
    public async Task Two_committee_members_do_not_delete_each_other_at_the_same_moment()
    {
        var (world, _) = await DeletingWorldAsync(host);
        for (var round = 0; round < 6; round++)
        {
            var (one, other) = (await MemberOfCommitteeAsync(), await MemberOfCommitteeAsync());

            var answers = await Task.WhenAll(
                Task.Run(() => world.AskAsync<Result<SanctionId>>(Deletion(world, one, other))),
                Task.Run(() => world.AskAsync<Result<SanctionId>>(Deletion(world, other, one)))
            );

            answers.Count(answer => answer.IsOk).ShouldBe(1);
            answers.Single(answer => !answer.IsOk).Error!.Status.ShouldBe(404, "whoever came second is deleted");
        }

        async Task<PersonId> MemberOfCommitteeAsync()
        {
            var person = await world.AddOfficerAsync(RegionRole.Committee);
            await world.EnterAsync(person, world.Facility);
            return person;
        }
    }

    [Fact]
    public async Task Whoever_loses_the_office_during_the_wait_switches_no_rule()
    {
        var world = await TestRegion.In(host.App);

        (
            await WithoutOfficeMeanwhileAsync(
                world,
                world.Secretariat,
                () =>
                    world.AskAsync<Result>(
                        new SwitchLocalRule(
                            world.Secretariat,
                            world.Region,
                            "misato/local-3",
                            false,
                            "協議会で決めた",
                            $"{Guid.CreateVersion7():n}"
                        )
                    )
            )
        ).Error!.Status.ShouldBe(404);

        (await world.InContextAsync(context => context.Set<LocalRuleSwitch>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_loses_the_office_during_the_wait_decides_on_no_sanction()
    {
        var (world, committee) = await DeletingWorldAsync(host);

        (
            await WithoutOfficeMeanwhileAsync(
                world,
                committee,
                () => world.AskAsync<Result<SanctionId>>(Deletion(world, committee, world.Member))
            )
        ).Error!.Status.ShouldBe(404);

        (await world.InContextAsync(context => context.Set<Sanction>().AnyAsync(m => m.Person == world.Member))).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_loses_the_office_during_the_wait_carries_out_no_sanction()
    {
        var (world, committee) = await DeletingWorldAsync(host, PolicyRole.Committee, PolicyRole.Secretariat);
        var deletion = await DeleteAsync(world, committee, world.Member);

        (
            await WithoutOfficeMeanwhileAsync(
                world,
                world.Secretariat,
                () => world.AskAsync<Result>(new CarryOutSanction(world.Secretariat, deletion))
            )
        ).Error!.Status.ShouldBe(404);

        (await world.InContextAsync(context => context.Set<Sanction>().SingleAsync(m => m.Id == deletion))).CarriedOutBy.ShouldBeNull();
    }

    /// <summary>The act begins with the office and waits; meanwhile another act ends the office.</summary>
    private async Task<T> WithoutOfficeMeanwhileAsync<T>(TestRegion world, PersonId officer, Func<Task<T>> act)
    {
        await using var connection = new NpgsqlConnection(host.Database.OwnerConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync($"SELECT pg_advisory_xact_lock(hashtextextended('registration.region {world.Region.Value}', 0))");
        var answer = Task.Run(act);
        await Patience.Until(
            async () =>
                await host.Database.AskAsync<long>(
                    """
                    SELECT count(*) FROM pg_locks JOIN pg_database here ON here.oid = database
                    WHERE locktype = 'advisory' AND NOT granted AND here.datname = current_database()
                    """
                ) == 1,
            "the wait for the region's turn"
        );
        await RunAsync(
            $"""
            UPDATE registration.office_holders SET until = '{host.Clock.GetUtcNow():O}' WHERE person = '{officer}' AND until IS NULL
            """
        );
        await transaction.CommitAsync();
        return await answer;

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }
    }
}
