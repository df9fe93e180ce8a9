using System.Net;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Security.Tests.Nodes;

/// <summary>What one node ends has ended on the other: each node asks the database, none remembers.</summary>
public sealed class TwoNodesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_suspension_on_one_node_ends_the_session_on_the_other_before_it_is_answered()
    {
        await using var first = new CareNetApp(database);
        await using var second = new CareNetApp(database);
        var (nurse, secretary) = (await first.PersonAsync("misato"), await first.SecretaryAsync("misato"));
        using var browser = await second.SignedInAs(nurse);
        (await browser.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await first.AskAsync<Platform.Result>(
            new DecideOnAccount(nurse.Id, AccountDecisionKind.Suspended, "紛失", secretary.Id, AuditOrigin.Inside)
        );

        (await browser.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_leaves_or_is_restricted_has_no_session_anywhere_and_a_closed_gate(bool leaves)
    {
        await using var first = new CareNetApp(database);
        await using var second = new CareNetApp(database);
        var nurse = await first.PersonAsync("misato");
        var (here, there) = (await first.SessionTokenAsync(nurse), await second.SessionTokenAsync(nurse));
        await using var scope = first.Services.CreateAsyncScope();
        var at = TimeProvider.System.GetUtcNow();

        await scope
            .ServiceProvider.GetRequiredService<IMessageBus>()
            .PublishAsync<object>(
                leaves
                    ? new PersonLeft(nurse.Id, nurse.Region, nurse.Facility, DepartureReason.Retirement, WasLast: true, at)
                    : new PersonRestricted(nurse.Id, nurse.Region, null, at)
            );

        await Patience.Until(
            async () => await first.SessionOfAsync(here) is null && await second.SessionOfAsync(there) is null,
            "no session",
            AMoment
        );
        (
            await database.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{nurse.Id}'")
        ).ShouldBeFalse();
        (await second.SignInAsync(nurse)).ShouldBe(SignInAnswer.Refused);
    }

    [Fact]
    public async Task A_restriction_that_was_lifted_lets_somebody_in_again()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        await using var scope = app.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var at = TimeProvider.System.GetUtcNow();
        await bus.PublishAsync(new PersonRestricted(nurse.Id, nurse.Region, null, at));
        await Patience.Until(async () => await app.SignInAsync(nurse) == SignInAnswer.Refused, "the restriction", AMoment);

        await bus.PublishAsync(new PersonRestored(nurse.Id, nurse.Region, at));

        await Patience.Until(
            async () => await database.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{nurse.Id}'"),
            "the gate",
            AMoment
        );
        (await app.SignInAsync(nurse)).Token.ShouldNotBeNull();
    }
}
