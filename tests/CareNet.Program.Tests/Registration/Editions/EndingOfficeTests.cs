using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using static CareNet.Registration.Tests.Editions.TakingOfficeTests;

namespace CareNet.Registration.Tests.Editions;

/// <summary>How an office ends, and that somebody stays in it.</summary>
public sealed class EndingOfficeTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task A_deletion_ends_the_offices_and_the_last_secretary_is_not_deleted()
    {
        var (world, committee) = await DeletingWorldAsync(host);
        var secretary = world.Member;
        await EndOthersAsync(world, secretary);
        await HoldAsync(world, secretary, RegionRole.Secretariat);
        (await world.AskAsync<Result<SanctionId>>(Deletion(world, committee, secretary))).Error!.Code.ShouldBe("registration.office_last");
        (await Offices(world, secretary)).ShouldNotBeEmpty();

        await world.AddOfficerAsync(RegionRole.Secretariat);
        await DeleteAsync(world, committee, secretary);

        (await Offices(world, secretary)).ShouldBeEmpty();
        (await EntriesAsync("registration.office_end", secretary)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_leave_the_office_at_the_same_moment_one_stays()
    {
        var world = await TestRegion.In(host.App, "miyazaki");
        var (one, other) = (world.Secretariat, await world.AddOfficerAsync(RegionRole.Secretariat));
        await EndOthersAsync(world, one, other);

        var answers = await Task.WhenAll(Task.Run(() => End(world, one, one)), Task.Run(() => End(world, other, other)));

        answers.Count(answer => answer.IsOk).ShouldBe(1);
        answers.Single(answer => !answer.IsOk).Error!.Code.ShouldBe("registration.office_last");
    }

    [Fact]
    public async Task A_secretary_who_cannot_act_does_not_count_as_the_one_who_stays()
    {
        var world = await TestRegion.In(host.App, "miyazaki");
        var restricted = await world.AddOfficerAsync(RegionRole.Secretariat);
        await EndOthersAsync(world, world.Secretariat, restricted);
        await host.Database.RunAsync(
            $"""
            INSERT INTO platform.gates (kind, subject, open, rule_id, version, changed_at)
            VALUES ('access', '{restricted}', false, 'carenet/account-decision', 1, now())
            """
        );

        (await End(world, world.Secretariat, world.Secretariat)).Error!.Code.ShouldBe("registration.office_last");
    }

    [Fact]
    public async Task Whoever_holds_an_office_does_not_close_the_account()
    {
        var world = await TestRegion.In(host.App, "okayama");

        (await world.AskAsync<Result>(new CloseMyAccount(world.Secretariat))).Error!.Code.ShouldBe(
            "registration.departure_still_in_office"
        );
    }

    private Task HoldAsync(TestRegion world, PersonId person, RegionRole role) =>
        world.StoreAsync(
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(),
                Person = person,
                Region = world.Region,
                Role = role,
                Since = host.Clock.GetUtcNow(),
            }
        );

    /// <summary>Other tests of this class have left secretaries in the region.</summary>
    private Task EndOthersAsync(TestRegion world, params PersonId[] stay) =>
        host.Database.RunAsync(
            $"""
            UPDATE registration.office_holders SET until = '{host.Clock.GetUtcNow():O}'
            WHERE region = '{world.Region.Value}' AND role = 'Secretariat' AND until IS NULL
                AND person NOT IN ({string.Join(", ", stay.Select(person => $"'{person}'"))})
            """
        );

    private Task<long> EntriesAsync(string action, PersonId person) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = '{action}' AND subject = '{person}'");
}
