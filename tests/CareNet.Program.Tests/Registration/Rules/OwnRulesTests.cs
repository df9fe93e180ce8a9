using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Registration.Tests.Staff;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Rules;

/// <summary>
/// Some rules ask for what CareNet keeps everywhere: a real name, a person only by a decision, an office only by the secretariat. Taking
/// the rule out of the policy frees nobody from it, and no region is special.
/// </summary>
public sealed class OwnRulesTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Theory, Trait("rule", "miyazaki/5-2"), Trait("rule", "miyazaki/tips-2"), Trait("rule", "osaki/3"), Trait("how", "enforce")]
    [
        InlineData("miyazaki", "miyazaki/5-2"),
        InlineData("miyazaki", "miyazaki/tips-2"),
        InlineData("osaki", "osaki/3"),
        InlineData("nishitokyo", null),
        InlineData("okayama", null)
    ]
    public async Task Nobody_comes_in_under_a_made_up_name_with_or_without_the_rule(string region, string? switchedOff)
    {
        var world = await TestRegion.In(Under(switchedOff), region);

        (
            await world.AskAsync<Result<InviteStaffOutcome>>(AdmissionTests.Message(world, world.Administrator) with { Name = "めぐみん★" })
        ).Error!.Code.ShouldBe("registration.name_not_real");
        (
            await world.AskAsync<Result<InviteStaffOutcome>>(
                AdmissionTests.Message(world, world.Administrator) with
                {
                    Key = "real-name-1",
                }
            )
        ).IsOk.ShouldBeTrue();
    }

    [
        Theory,
        Trait("rule", "misato/form-1"),
        Trait("how", "enforce"),
        InlineData("misato", null),
        InlineData("misato", "misato/form-1"),
        InlineData("miyazaki", null)
    ]
    public async Task Nobody_of_a_list_is_a_person_before_the_approval_with_or_without_the_rule(string region, string? switchedOff)
    {
        var applicant = await Applicant.In(Under(switchedOff), region);
        var form = applicant.Answers();
        var mails = form.Users.Select(user => user.Mail).ToList();
        var id = await applicant.ApplyAsync(form);
        (await Persons()).ShouldBe(0);

        (await applicant.ApproveAsync(id)).IsOk.ShouldBeTrue();

        (await Persons()).ShouldBe(2);

        Task<int> Persons() => applicant.Area.InContextAsync(context => context.People.CountAsync(person => mails.Contains(person.Mail)));
    }

    [
        Theory,
        Trait("rule", "miyazaki/apply"),
        Trait("how", "enforce"),
        InlineData("miyazaki", null),
        InlineData("miyazaki", "miyazaki/apply"),
        InlineData("nishitokyo", null)
    ]
    public async Task An_application_that_changes_nothing_is_not_taken_with_or_without_the_rule(string region, string? switchedOff)
    {
        var app = Under(switchedOff);
        var first = await Applicant.In(app, region);
        var form = first.Answers();
        (await first.ApproveAsync(await first.ApplyAsync(form))).IsOk.ShouldBeTrue();
        var again = await Applicant.In(app, region);

        (await again.ApproveAsync(await again.ApplyAsync(form))).Error!.Code.ShouldBe("registration.nothing_changed");
    }

    [Theory, Trait("rule", "misato/8-5"), Trait("rule", "nishitokyo/8-5"), Trait("how", "enforce")]
    [
        InlineData("misato", null),
        InlineData("misato", "misato/8-5"),
        InlineData("nishitokyo", null),
        InlineData("nishitokyo", "nishitokyo/8-5"),
        InlineData("osaki", null),
        InlineData("miyazaki", null)
    ]
    public async Task Only_the_facilitys_administrator_enters_staff_with_or_without_the_rule(string region, string? switchedOff)
    {
        var world = await TestRegion.In(Under(switchedOff), region);
        var stranger = await world.AddPersonAsync(await world.AddFacilityAsync("となりの薬局"), FacilityRole.Administrator, "他所 太郎");

        foreach (var actor in new[] { stranger, world.Member, world.Secretariat })
        {
            (await world.AskAsync<Result<InviteStaffOutcome>>(AdmissionTests.Message(world, actor))).Error!.Status.ShouldBe(404);
        }

        (await world.AskAsync<Result<InviteStaffOutcome>>(AdmissionTests.Message(world, world.Administrator))).IsOk.ShouldBeTrue();
    }

    [Theory, Trait("rule", "osaki/7"), Trait("rule", "osaki/8"), Trait("how", "enforce")]
    [InlineData("osaki", null), InlineData("osaki", "osaki/7"), InlineData("osaki", "osaki/8"), InlineData("misato", null)]
    public async Task Only_the_secretariat_grants_an_office_with_or_without_the_rule(string region, string? switchedOff)
    {
        var world = await TestRegion.In(Under(switchedOff), region);
        var committee = await world.AddOfficerAsync(RegionRole.Committee);

        foreach (var actor in new[] { committee, world.Administrator, world.Member })
        {
            (
                await world.AskAsync<Result>(new AppointOfficer(actor, world.Region, world.Member, RegionRole.Committee, Ends: false))
            ).Error!.Status.ShouldBe(404);
        }

        (
            await world.AskAsync<Result>(
                new AppointOfficer(world.Secretariat, world.Region, world.Member, RegionRole.Committee, Ends: false)
            )
        ).ShouldBe(Result.Ok);
    }

    private CareNetApp Under(string? switchedOff) => switchedOff is null ? host.App : host.Without(switchedOff);
}
