using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Departures;

/// <summary>The ways in which the administrator of a facility loses the authority over its people.</summary>
internal static class AdministratorsAuthority
{
    public static async Task EndAsync(TestDatabase database, TestRegion world, PersonId successor, string how)
    {
        switch (how)
        {
            case "role":
                (
                    await world.AskAsync<Result>(
                        new ChangeRole(successor, world.Administrator, world.Facility, FacilityRole.Staff, "担当の交代")
                    )
                ).ShouldBe(Result.Ok);
                break;
            case "leaves":
                (
                    await world.AskAsync<Result<DepartureId>>(
                        DepartureStandingTests.Message(world, successor, world.Administrator) with
                        {
                            LastDay = new(2037, 11, 20),
                        }
                    )
                ).IsOk.ShouldBeTrue();
                await Patience.Until(
                    async () => (await world.AskAsync<Standing>(new StandingOf(world.Administrator))).Memberships.Count == 0,
                    "the administrator has left"
                );
                break;
            case "suspended":
                await database.RunAsync(
                    $"""
                    INSERT INTO platform.gates (kind, subject, open, rule_id, version, changed_at)
                    VALUES ('access', '{world.Administrator}', false, 'carenet/account-decision', 1, now())
                    """
                );
                break;
            case "removed":
                await database.RunAsync(
                    $"""
                    UPDATE registration.memberships SET until = '2037-11-20T06:00:00Z', departure_reason = 'Removed'
                        WHERE person = '{world.Administrator}'
                    """
                );
                break;
            default:
                await database.RunAsync(
                    $"""
                    INSERT INTO registration.sanctions
                        (id, region, person, kind, ground, facts, decided_by, decided_as, decided_at, carried_out_at)
                    VALUES (gen_random_uuid(), 'nishitokyo', '{world.Administrator}', 'RestrictOrForbidUse', 'Misuse', '事実',
                        '{world.Secretariat}', 'Secretariat', '2037-11-20T05:00:00Z', '2037-11-20T05:00:00Z')
                    """
                );
                break;
        }
    }
}
