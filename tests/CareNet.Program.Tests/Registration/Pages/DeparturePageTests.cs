using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Tests.Pages;

/// <summary>What somebody planned who has lost the authority since is confirmed or called off on its own page.</summary>
public sealed class DeparturePageTests(OfficeHost host) : IClassFixture<OfficeHost>
{
    private const string Needed = "管理者か事務局の確認が必要です";

    private readonly DateOnly lastDay = RegionTime.In("Asia/Tokyo", TimeProvider.System).Today.AddDays(7);

    [Fact]
    public async Task A_departure_is_confirmed_where_it_is_shown()
    {
        using var misato = await host.In("misato");
        var world = misato.Area;
        var departure = (
            await world.AskAsync<Result<DepartureId>>(
                new PlanDeparture(
                    world.Administrator,
                    world.Member,
                    world.Facility,
                    DepartureReason.Transfer,
                    lastDay,
                    "",
                    LentDevices.NothingLent,
                    KeptData.NothingKept,
                    Guid.CreateVersion7().ToString("n")
                )
            )
        ).Value;
        var page = $"/facilities/departures/{departure}";
        (await misato.Administrator.Open(page)).Text.ShouldNotContain(Needed);
        await DemoteAsync(misato);

        foreach (var reader in new[] { misato.Administrator, misato.Secretary })
        {
            (await reader.Open(page)).Text.ShouldContain(Needed);
        }

        var staff = $"/facilities/{world.Facility}/staff";
        (await misato.Administrator.Open(staff)).Text.ShouldContain("（確認待ち）");
        var form = await misato.Administrator.Fill(page, "confirm");
        (await form.Send()).Status.ShouldBe(302);
        (await form.Send()).Status.ShouldBe(302);

        (await misato.Administrator.Open(page)).Text.ShouldNotContain(Needed);
        (await misato.Administrator.Open(staff)).Text.ShouldNotContain("（確認待ち）");
        (
            await host.Database.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries
                WHERE action = 'registration.departure_confirm' AND subject = '{world.Member}'
                """
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_withdrawal_is_called_off_where_it_is_shown()
    {
        using var misato = await host.In("misato");
        var world = misato.Area;
        (await world.AskAsync<Result>(new WithdrawFacility(world.Administrator, world.Facility, lastDay, "閉院のため"))).ShouldBe(
            Result.Ok
        );
        var page = $"/facilities/{world.Facility}/withdrawal";
        await DemoteAsync(misato);
        (await misato.Administrator.Open(page)).Text.ShouldContain("このままでは退会しません");

        (await (await misato.Administrator.Fill(page, "call-off")).Send()).Status.ShouldBe(302);

        (await misato.Administrator.Open(page)).Text.ShouldSatisfyAllConditions(
            text => text.ShouldNotContain("届け出ています"),
            text => text.ShouldNotContain("退会を取りやめる"),
            text => text.ShouldContain("退会を届け出る")
        );
    }

    private static async Task DemoteAsync(OfficeHost.Region region) =>
        (
            await region.Area.AskAsync<Result>(
                new ChangeRole(region.Administrator.Id, region.Area.Administrator, region.Area.Facility, FacilityRole.Staff, "担当の交代")
            )
        ).ShouldBe(Result.Ok);
}
