using System.Text;
using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Facilities;

public sealed class InsuranceAndRosterTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Theory, Trait("rule", "miyazaki/leak-4"), Trait("how", "record")]
    [InlineData("miyazaki", true), InlineData("misato", false)]
    public async Task Kind_and_end_of_the_insurance_are_kept(string region, bool asked)
    {
        var world = await TestRegion.In(host.App, region);
        (await world.AskAsync<Result<FacilityView>>(new GetFacility(world.Administrator, world.Facility))).Value.AsksInsurance.ShouldBe(
            asked
        );

        (
            await world.AskAsync<Result>(
                new RecordInsurance(world.Facility, world.Administrator, "賠償責任保険", new DateOnly(2027, 3, 31), Applicant.Origin)
            )
        ).IsOk.ShouldBeTrue();

        (await world.AskAsync<Result<FacilityView>>(new GetFacility(world.Secretariat, world.Facility))).Value.Insurance.ShouldBe(
            new InsuranceView("賠償責任保険", new DateOnly(2027, 3, 31))
        );
        (
            await world.AskAsync<Result>(
                new RecordInsurance(world.Facility, world.Member, "x", new DateOnly(2027, 3, 31), Applicant.Origin)
            )
        ).Error!.Code.ShouldBe("registration.facility_not_found");
        (
            await world.AskAsync<Result>(
                new RecordInsurance(world.Facility, world.Administrator, "x", new DateOnly(2020, 3, 31), Applicant.Origin)
            )
        ).Error!.Code.ShouldBe("registration.insurance_incomplete");
    }

    [Theory, Trait("rule", "miyazaki/leak-4"), Trait("how", "remind")]
    [
        InlineData(null, "miyazaki", 20, 1),
        InlineData(null, "miyazaki", 60, 0),
        InlineData(null, "misato", 20, 0),
        InlineData("miyazaki/leak-4", "miyazaki", 20, 0)
    ]
    public async Task Administrators_are_told_before_the_insurance_ends(string? switchedOff, string region, int daysLeft, int notices)
    {
        var app = switchedOff is null ? host.App : host.Without(switchedOff);
        var world = await TestRegion.In(app, region);
        var end = RegionTime.In("Asia/Tokyo", host.Clock).Today.AddDays(daysLeft);
        await world.AskAsync<Result>(new RecordInsurance(world.Facility, world.Administrator, "賠償責任保険", end, Applicant.Origin));

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Services.GetRequiredService<JobRunner>().RunAsync("remind-insurance", host.Clock.GetUtcNow(), "test", default);

        var sql = $"SELECT count(*) FROM platform.notices WHERE person = '{world.Administrator}' AND kind = 'registration.insurance_ends'";
        if (notices > 0)
        {
            await Patience.Until(async () => await host.Database.AskAsync<long>(sql) == notices, "the notice");
        }

        (await host.Database.AskAsync<long>(sql)).ShouldBe(notices);
    }

    [Fact, Trait("rule", "misato/local-2"), Trait("how", "record")]
    public async Task The_roster_keeps_itself_with_everybody_who_ever_was_there()
    {
        var world = await TestRegion.In(host.App, "misato");
        await world.InContextAsync(async context =>
        {
            context
                .Memberships.Single(place => place.Person == world.Member)
                .End(host.Clock.GetUtcNow(), DepartureReason.Transfer, world.Administrator, "異動");
            return await context.SaveChangesAsync();
        });

        (await ListedAt(world, history: false)).ShouldBe([world.Administrator]);
        (await ListedAt(world, history: true)).ShouldBe([world.Administrator, world.Member]);
        (await world.AskAsync<RosterList>(new GetRoster(world.Administrator, world.Region, true, 1))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task An_export_is_a_file_for_spreadsheets_and_an_entry_in_the_trail()
    {
        var world = await TestRegion.In(host.App, "nishitokyo");
        await world.AddPersonAsync(world.Facility, name: "=HYPERLINK(\"x\")");

        var file = (await world.AskAsync<Result<byte[]>>(new ExportRoster(world.Secretariat, world.Region, false, Applicant.Origin))).Value;

        file.Take(3).ShouldBe(Encoding.UTF8.GetPreamble());
        var text = Encoding.UTF8.GetString(file);
        text.ShouldContain("山田 花子");
        text.ShouldContain("\"'=HYPERLINK(\"\"x\"\")\"");
        (
            await host.Database.AskAsync<long>(
                $"SELECT count(*) FROM platform.audit_entries WHERE action = 'registration.roster_export' AND actor = '{world.Secretariat}'"
            )
        ).ShouldBe(1);
        (
            await world.AskAsync<Result<byte[]>>(new ExportRoster(world.Administrator, world.Region, false, Applicant.Origin))
        ).IsOk.ShouldBeFalse();
    }

    private static async Task<List<PersonId>> ListedAt(TestRegion world, bool history) =>
        [
            .. (await world.AskAsync<RosterList>(new GetRoster(world.Secretariat, world.Region, history, 1)))
                .Lines.Where(line => line.Facility == world.Facility)
                .Select(line => line.Person),
        ];
}
