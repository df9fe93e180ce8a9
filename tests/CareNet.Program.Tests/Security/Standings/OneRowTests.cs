using CareNet.Platform;
using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Standings;

public sealed class OneRowTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task Two_handlers_of_one_event_that_meet_on_a_new_person_both_succeed_at_the_first_attempt()
    {
        var person = Ids.New<PersonId>(TimeProvider.System);
        var happened = new PersonRestricted(person, new("misato"), null, house.Clock.GetUtcNow());
        await using var first = house.App.Services.CreateAsyncScope();
        await using var second = house.App.Services.CreateAsyncScope();
        var (one, other) = (
            first.ServiceProvider.GetRequiredService<SecurityContext>(),
            second.ServiceProvider.GetRequiredService<SecurityContext>()
        );
        await using var ones = await one.Database.BeginTransactionAsync();
        await using var others = await other.Database.BeginTransactionAsync();

        await PersonRestrictedHandler.Handle(
            happened,
            one,
            first.ServiceProvider.GetRequiredService<LiveSessions>(),
            first.ServiceProvider.GetRequiredService<AccessGate>(),
            house.Clock,
            default
        );
        await one.SaveChangesAsync();
        // The second one is in the middle of it when the first commits.
        var meets = Task.Run(async () =>
        {
            await RestrictedStandingHandler.Handle(happened, second.ServiceProvider.GetRequiredService<StandingCopy>(), other, default);
            await other.SaveChangesAsync();
        });
        await Patience.Until(
            async () =>
                await house.AskAsync<long>(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%security.standings%'"
                ) > 0,
            "the second one waits"
        );
        await ones.CommitAsync();
        await meets;
        await others.CommitAsync();

        (await house.AskAsync<long>($"SELECT count(*) FROM security.standings WHERE person = '{person}'")).ShouldBe(1);
    }
}
