using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Names;

public sealed class NamesTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task A_reader_learns_the_names_of_the_own_facility_and_an_office_those_of_its_region()
    {
        var world = await TestRegion.In(house.App);
        var (administrator, nurse) = (
            await house.App.AccountAsync(world, world.Administrator, FacilityRole.Administrator),
            await house.App.AccountAsync(world, world.Member)
        );
        var other = await world.AddFacilityAsync("さくら薬局");
        var pharmacist = await house.App.AccountAsync(
            world,
            await world.AddPersonAsync(other, FacilityRole.Administrator, "高橋 次郎"),
            FacilityRole.Administrator,
            other
        );
        var secretary = await house.App.OfficerAsync(world);
        var abroad = await house.App.SecretaryAsync("osaki");

        (await SeenAsync(administrator, nurse, pharmacist, secretary, abroad)).ShouldBe([
            ("鈴木 一郎", NameVisibility.Known),
            (null, NameVisibility.Elsewhere),
            (null, NameVisibility.Secretariat),
            (null, NameVisibility.Elsewhere),
        ]);
        (await SeenAsync(nurse, administrator, pharmacist)).ShouldBe([
            ("山田 花子", NameVisibility.Known),
            (null, NameVisibility.Elsewhere),
        ]);
        (await SeenAsync(secretary, nurse, pharmacist)).ShouldBe([
            ("鈴木 一郎", NameVisibility.Known),
            ("高橋 次郎", NameVisibility.Known),
        ]);
        (await SeenAsync(abroad, nurse, pharmacist)).ShouldBe([(null, NameVisibility.Elsewhere), (null, NameVisibility.Elsewhere)]);

        (await PlacesAsync(administrator, world.Facility, other)).ShouldBe(["みどり訪問看護ステーション"]);
        (await PlacesAsync(secretary, world.Facility, other)).ShouldBe(["みどり訪問看護ステーション", "さくら薬局"], ignoreOrder: true);
        (await PlacesAsync(abroad, world.Facility, other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_has_left_keeps_the_name_for_those_who_answer_for_the_facility()
    {
        var world = await TestRegion.In(house.App);
        var administrator = await house.App.AccountAsync(world, world.Administrator, FacilityRole.Administrator);
        var nurse = await house.App.AccountAsync(world, world.Member);
        await house.RunAsync($"UPDATE security.standings SET standing = '{{}}' WHERE person = '{nurse.Id}'");

        (await SeenAsync(administrator, nurse)).ShouldBe([("鈴木 一郎", NameVisibility.Known)]);
    }

    [Fact]
    public async Task Pages_show_names_and_no_ids_and_never_one_of_another_facility()
    {
        var world = await TestRegion.In(house.App);
        var (administrator, nurse) = (
            await house.App.AccountAsync(world, world.Administrator, FacilityRole.Administrator),
            await house.App.AccountAsync(world, world.Member)
        );
        var other = await world.AddFacilityAsync("さくら薬局");
        await house.App.AccountAsync(
            world,
            await world.AddPersonAsync(other, FacilityRole.Administrator, "高橋 次郎"),
            FacilityRole.Administrator,
            other
        );
        var device = await house.App.DeviceAsync(administrator, nurse);
        var incident = (await house.App.ReportAsync(nurse, IncidentKind.Anomaly)).Value;
        using var desk = await house.App.SignedInAs(administrator);
        using var office = await house.App.SignedInAs(await house.App.OfficerAsync(world));
        var facility = $"/facilities/{administrator.Facility}";

        foreach (
            var page in new[]
            {
                $"{facility}/devices",
                $"{facility}/devices/new",
                $"/devices/{device}",
                $"/incidents/{incident}",
                $"{facility}/audit?purpose=FacilityReview&topic=Incidents",
                $"{facility}/shared-accounts",
                $"{facility}/accounts",
            }
        )
        {
            var html = await (await desk.GetAsync(page)).Content.ReadAsStringAsync();
            html.ShouldContain("鈴木 一郎", customMessage: page);
            html.ShouldNotContain("高橋 次郎", customMessage: page);
            html.ShouldNotContain($">{nurse.Id.Value.ToString("n")[^6..]}<", customMessage: page);
        }

        (await (await desk.GetAsync("/safety")).Content.ReadAsStringAsync()).ShouldContain("みどり訪問看護ステーション");
        (await (await office.GetAsync("/regions/misato/incidents")).Content.ReadAsStringAsync()).ShouldContain(
            "みどり訪問看護ステーション"
        );
    }

    private async Task<IReadOnlyList<(string? Name, NameVisibility As)>> SeenAsync(TestPerson reader, params TestPerson[] people) =>
        [
            .. (
                await house.App.AskAsync<NamesForReader>(new GetNames(reader.Id, [.. people.Select(person => person.Id)], []))
            ).People.Select(person => (person.Name, person.As)),
        ];

    private async Task<IReadOnlyList<string>> PlacesAsync(TestPerson reader, params FacilityId[] facilities) =>
        [
            .. (await house.App.AskAsync<NamesForReader>(new GetNames(reader.Id, [], facilities))).Facilities.Select(facility =>
                facility.Name
            ),
        ];
}
