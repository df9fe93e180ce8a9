using CareNet.Policy.Settings;
using CareNet.Registration.Training;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Training;

public sealed class IntervalTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 90)]
    public async Task A_facilitys_own_interval_counts_only_where_the_policy_states_none(bool isStated, int expected)
    {
        var policy = Regions.Policy("misato");
        var altered = isStated
            ? policy.With(settings =>
                settings with
                {
                    Training = settings.Training with { IntervalDays = Stated<int>.ByRegion(200, ["misato/9"]) },
                }
            )
            : policy;
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(altered) };
        var world = await TestRegion.In(app, "misato");
        await database.RunAsync(
            $"""
            INSERT INTO registration.training_intervals (facility, days, set_by, set_at)
            VALUES ('{world.Facility}', 90, '{world.Administrator}', now())
            """
        );
        await using var scope = app.Services.CreateAsyncScope();

        var days = await scope.ServiceProvider.GetRequiredService<Trainers>().Interval(new(altered), world.Facility, default);

        days.ShouldBe(expected);
    }
}
