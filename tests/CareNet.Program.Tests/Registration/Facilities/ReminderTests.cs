using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Facilities;

public sealed class ReminderTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task Only_the_secretariat_registers_editions_and_only_of_guidelines_that_its_region_follows()
    {
        var world = await TestRegion.In(host.App, "misato");
        var message = new RegisterGuidelineEdition(world.Secretariat, world.Region, "safety-guideline", "7.0", Applicant.Origin);

        (await world.AskAsync<Result>(message with { Actor = world.Administrator })).Error!.Code.ShouldBe(
            "registration.guideline_not_found"
        );
        (await world.AskAsync<Result>(message with { Work = "sns-advice" })).Error!.Code.ShouldBe("registration.guideline_missing");
        (await world.AskAsync<Result>(message with { Edition = "第7版 <b>" })).Error!.Code.ShouldBe(
            "registration.guideline_edition_missing"
        );
    }

    [Theory, Trait("rule", "osaki/8-2-1"), Trait("how", "remind")]
    [InlineData(4, 1), InlineData(1, 0)]
    public async Task The_secretariat_is_told_of_applications_that_wait(int days, int notices)
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var application = await applicant.ApplyAsync();
        host.Clock.Advance(TimeSpan.FromDays(days));

        await RunAsync(host.App, "remind-applications");

        if (notices > 0)
        {
            await Patience.Until(async () => await Told() >= notices, "the notice");
        }
        else
        {
            (await Told()).ShouldBe(0);
        }

        // The same secretariat may hear of the other case's application, which has waited longer.
        Task<long> Told() =>
            host.Database.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.notices
                WHERE person = '{applicant.Area.Secretariat}' AND kind = 'registration.application_waiting'
                    AND subject = '{application.Value}'
                """
            );
    }

    [Fact, Trait("rule", "osaki/8-2-1"), Trait("how", "remind")]
    public async Task The_secretariat_is_told_of_withdrawals_and_of_requests_for_IDs_that_wait()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var today = RegionTime.In("Asia/Tokyo", host.Clock).Today;
        (await world.AskAsync<Result>(new WithdrawFacility(world.Administrator, world.Facility, today.AddDays(40), "閉院のため"))).ShouldBe(
            Result.Ok
        );
        (
            await world.AskAsync<Result<InviteStaffOutcome>>(Staff.AdmissionTests.Message(world, world.Administrator))
        ).Value.Request.ShouldNotBeNull();
        await host.Database.RunAsync(host.Database.OwnerConnection, $"DELETE FROM platform.notices WHERE person = '{world.Secretariat}'");
        host.Clock.Advance(TimeSpan.FromDays(4));

        await RunAsync(host.App, "remind-applications");

        await Patience.Until(
            async () =>
                await Notices(world.Secretariat, "registration.withdrawal_open") == 1
                && await Notices(world.Secretariat, "registration.id_request_waits") == 1,
            "both notices"
        );
    }

    private async Task RunAsync(CareNetApp app, string job)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await app.Services.GetRequiredService<JobRunner>().RunAsync(job, host.Clock.GetUtcNow(), "test", default)).ShouldBe(
            JobOutcome.Done
        );
    }

    private Task<long> Notices(PersonId person, string kind) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = '{kind}'");
}
