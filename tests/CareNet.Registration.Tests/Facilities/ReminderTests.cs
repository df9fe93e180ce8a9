using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Facilities;

public sealed class ReminderTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Theory, Trait("rule", "misato/2"), Trait("rule", "nishitokyo/2"), Trait("how", "remind")]
    [InlineData("misato", null, true), InlineData("nishitokyo", null, true), InlineData("misato", "misato/2", false)]
    public async Task A_new_edition_of_a_guideline_asks_every_facility_to_confirm_again(string region, string? switchedOff, bool asked)
    {
        var app = switchedOff is null ? host.App : host.Without(switchedOff);
        var world = await World.In(app, region);
        var edition = $"6.{Random.Shared.Next(1, 100_000)}";
        var registered = await world.AskAsync<Result>(new RegisterGuidelineEdition(world.Secretariat, world.Region, "safety-guideline", edition, Applicant.From));
        registered.IsOk.ShouldBe(asked);

        await RunAsync(app, "ask-confirmation");

        if (!asked)
        {
            (await Notices(world.Administrator, "registration.guidelines_to_confirm")).ShouldBe(0);
            return;
        }

        await Patience.Until(async () => await Notices(world.Administrator, "registration.guidelines_to_confirm") == 1, "the notice");
        var confirm = new ConfirmGuidelines(world.Facility, world.Administrator, "佐藤実", Applicant.From);
        (await world.AskAsync<Result>(confirm with { Signature = "別人" })).Error!.Code.ShouldBe("registration.signature_missing");
        (await world.AskAsync<Result>(confirm)).IsOk.ShouldBeTrue();
        var view = (await world.AskAsync<Result<FacilityView>>(new FacilityFor(world.Administrator, world.Facility))).Value;
        view.ToConfirm.ShouldBeEmpty();
        view.Papers[0].Editions!.ShouldContain($"safety-guideline@{edition}");
    }

    [Fact]
    public async Task Only_the_secretariat_registers_editions_and_only_of_guidelines_that_its_region_follows()
    {
        var world = await World.In(host.App, "misato");
        var message = new RegisterGuidelineEdition(world.Secretariat, world.Region, "safety-guideline", "7.0", Applicant.From);

        (await world.AskAsync<Result>(message with { Actor = world.Administrator })).Error!.Code.ShouldBe("registration.guideline_not_found");
        (await world.AskAsync<Result>(message with { Work = "sns-advice" })).Error!.Code.ShouldBe("registration.guideline_not_found");
        (await world.AskAsync<Result>(message with { Edition = "第7版 <b>" })).Error!.Code.ShouldBe("registration.guideline_edition_missing");
    }

    [Theory, Trait("rule", "osaki/8-2-1"), Trait("how", "remind")]
    [InlineData(4, 1), InlineData(1, 0)]
    public async Task The_secretariat_is_told_of_applications_that_wait(int days, int notices)
    {
        var applicant = await Applicant.In(host.App, "osaki");
        await applicant.ApplyAsync();
        host.Clock.Advance(TimeSpan.FromDays(days));

        await RunAsync(host.App, "remind-applications");

        if (notices > 0)
        {
            await Patience.Until(async () => await Notices(applicant.World.Secretariat, "registration.application_waiting") >= notices, "the notice");
        }
        else
        {
            (await Notices(applicant.World.Secretariat, "registration.application_waiting")).ShouldBe(0);
        }
    }

    private async Task RunAsync(CareNetApp app, string job)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await app.Services.GetRequiredService<JobRunner>().RunAsync(job, host.Clock.GetUtcNow(), "test", default)).ShouldBe(JobOutcome.Done);
    }

    private Task<long> Notices(PersonId person, string kind) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = '{kind}'");
}
