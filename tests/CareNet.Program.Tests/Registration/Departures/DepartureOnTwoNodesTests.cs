using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Departures;

/// <summary>
/// Two processes on one database: the last day ends, one of them carries the leaving out, and on neither is there a way in.
/// </summary>
public sealed class DepartureOnTwoNodesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(45);

    [Theory, Trait("rule", "nishitokyo/9-2"), Trait("how", "enforce"), Trait("size", "long"), InlineData(false), InlineData(true)]
    public async Task When_the_day_is_over_whoever_left_is_out_on_both_and_once(bool oneNodeDies)
    {
        TestPerson leaver;
        string token;
        TestRegion world;
        await using (var app = new CareNetApp(database))
        {
            world = await TestRegion.In(app, "nishitokyo");
            leaver = await app.PersonAsync(new TestPerson.Cast("nishitokyo", Facility: world.Facility));
            await world.StoreAsync(
                new Person
                {
                    Id = leaver.Id,
                    Region = world.Region,
                    Name = "高橋 結衣",
                    Profession = Profession.Nurse,
                    Mail = leaver.MailAddress,
                    CreatedAt = TimeProvider.System.GetUtcNow(),
                }
            );
            await world.EnterAsync(leaver.Id, world.Facility);
            token = await app.SessionTokenAsync(leaver);
        }

        await using var second = Node();
        var first = Node();
        var isUp = true;
        try
        {
            await Task.WhenAll(first.UntilHealthyAsync(), second.UntilHealthyAsync());
            (await Opens(first, token) && await Opens(second, token)).ShouldBeTrue("The last day has not come.");
            if (oneNodeDies)
            {
                isUp = false;
                await first.DisposeAsync();
            }

            await PlanYesterdayAsync(leaver.Id);

            await Patience.Until(
                async () =>
                    await database.AskAsync<string>($"SELECT state FROM registration.departures WHERE person = '{leaver.Id}'")
                        == "CarriedOut"
                    && await database.AskAsync<string>($"SELECT state FROM security.accounts WHERE person = '{leaver.Id}'") == "Closed"
                    && await database.AskAsync<long>(
                        $"SELECT count(*) FROM registration.departures WHERE person = '{leaver.Id}' AND account_closed_at IS NOT NULL"
                    ) == 1,
                "the cascade",
                Soon
            );
            (await Opens(second, token)).ShouldBeFalse();
            (!isUp || !await Opens(first, token)).ShouldBeTrue();
            (
                await database.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{leaver.Id}'")
            ).ShouldBeFalse();
            (
                await database.AskAsync<long>($"SELECT count(*) FROM security.sessions WHERE person = '{leaver.Id}' AND ended_at IS NULL")
            ).ShouldBe(0);
            (
                await database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM platform.audit_entries
                    WHERE action = 'registration.departure_carry_out' AND subject = '{leaver.Id}'
                    """
                )
            ).ShouldBe(1);
        }
        finally
        {
            if (isUp)
            {
                await first.DisposeAsync();
            }
        }
    }

    /// <summary>Asked two days ago for a last day that has ended since: by the clock of the nodes it is due now.</summary>
    private async Task PlanYesterdayAsync(PersonId leaver)
    {
        var clock = new TestClock(TimeProvider.System.GetUtcNow().AddDays(-2));
        await using var before = new CareNetApp(database) { Clock = clock };
        var lastDay = RegionTime.In("Asia/Tokyo", clock).Today.AddDays(1);
        var world = await TestRegion.In(before, "nishitokyo");
        var place = await world.InContextAsync(context => context.Memberships.AsNoTracking().SingleAsync(m => m.Person == leaver));
        (
            await world.AskAsync<Result<DepartureId>>(
                new PlanDeparture(
                    leaver,
                    leaver,
                    place.Facility,
                    DepartureReason.Retirement,
                    lastDay,
                    "",
                    LentDevices.NothingLent,
                    KeptData.NothingKept,
                    "two-nodes-01"
                )
            )
        ).IsOk.ShouldBeTrue();
    }

    private NodeProcess Node() =>
        NodeProcess.Start(
            ("ConnectionStrings__carenet", database.AppConnection),
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Jobs__Scheduled", "false")
        );

    private static async Task<bool> Opens(NodeProcess node, string token)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = node.Address,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.Add("Cookie", $"carenet={token}");
        return (await client.GetAsync(new Uri("/me", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
    }
}
