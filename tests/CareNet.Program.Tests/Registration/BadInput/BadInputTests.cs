using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Registration.Tests.BadInput;

/// <summary>A clear answer in both languages, and nothing changes.</summary>
public sealed class BadInputTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private const string Everything = """
        SELECT string_agg(t, ',') FROM (
            SELECT 'm' || count(*) t FROM registration.memberships UNION ALL SELECT 'p' || count(*) FROM registration.people
            UNION ALL SELECT 's' || count(*) FROM registration.staff_pledges UNION ALL SELECT 'd' || count(*) FROM registration.departures
            UNION ALL SELECT 't' || count(*) FROM registration.trainings UNION ALL SELECT 'x' || count(*) FROM registration.sanctions
            UNION ALL SELECT 'f' || count(*) FROM registration.further_rules
            UNION ALL SELECT 'w' || count(*) FROM registration.facility_withdrawals
            UNION ALL SELECT 'i' || count(*) FROM registration.id_requests UNION ALL SELECT 'g' || count(*) FROM registration.pictures
            UNION ALL SELECT 'e' || count(*) FROM registration.policy_editions
            UNION ALL SELECT 'c' || count(*) FROM registration.profession_changes) counts
        """;

    [Fact]
    public async Task Every_mistake_of_the_table_gets_its_answer_and_changes_nothing()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        var before = await database.AskAsync<string>(Everything);

        foreach (var (form, mistake, message, code) in BadForms.All)
        {
            var error = await Refusal(app, message(world));

            error.ShouldNotBeNull($"{form}, {mistake}").Code.ShouldBe(code, $"{form}, {mistake}");
            error.Status.ShouldBeInRange(400, 499);
            error.Text.Ja.Length.ShouldBeInRange(5, 80);
        }

        (await database.AskAsync<string>(Everything)).ShouldBe(before);
    }

    [Fact]
    public void The_table_knows_ten_kinds_of_mistakes() =>
        BadForms.All.Select(one => one.ErrorLink).Distinct().Count().ShouldBeGreaterThanOrEqualTo(10);

    [Fact]
    public async Task A_form_sent_twice_at_the_same_moment_is_one_act_and_its_key_serves_nothing_else()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        object[] forms = [BadForms.Staff(world), BadForms.Departure(world), BadForms.Training(world), BadForms.Sanction(world)];

        foreach (var form in forms)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Refusal(app, form)));
            answers.ShouldAllBe(error => error == null);
        }

        (await Refusal(app, BadForms.Staff(world) with { Reason = "別の理由" }))!.Code.ShouldBe("idempotency.other_request");
        (await Refusal(app, BadForms.Training(world) with { Subject = "別の内容" }))!.Code.ShouldBe("idempotency.other_request");
        foreach (var table in new[] { "id_requests", "departures", "trainings" })
        {
            (await database.AskAsync<long>($"SELECT count(*) FROM registration.{table} WHERE facility = '{world.Facility}'")).ShouldBe(
                1,
                table
            );
        }
    }

    private static async Task<Error?> Refusal(CareNetApp app, object message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        Result answer = message switch
        {
            InviteStaff => await bus.InvokeAsync<Result<InviteStaffOutcome>>(message),
            PlanDeparture => await bus.InvokeAsync<Result<DepartureId>>(message),
            RecordTraining => await bus.InvokeAsync<Result<TrainingId>>(message),
            DecideSanction => await bus.InvokeAsync<Result<SanctionId>>(message),
            EnterFurtherRule or DraftEdition => await bus.InvokeAsync<Result<Guid>>(message),
            _ => await bus.InvokeAsync<Result>(message),
        };
        return answer.Error;
    }
}
