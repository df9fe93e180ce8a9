using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Staff;
using CareNet.Registration.Tests.Invitations;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using static CareNet.Registration.Tests.Staff.AdmissionTests;

namespace CareNet.Registration.Tests.Staff;

/// <summary>What an administrator cannot ask for.</summary>
public sealed class RefusedInvitationTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    [Trait("rule", "misato/local-3"), Trait("how", "enforce")]
    public async Task No_ID_is_asked_for_somebody_who_is_there()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, "misato");
        var mail = await NamingTests.MailOf(world, world.Administrator);

        var asked = await world.AskAsync<Result<InviteStaffOutcome>>(Message(world, world.Administrator) with { Mail = mail });

        asked.Error.ShouldBe(StaffErrors.AlreadyThere);
        (await world.InContextAsync(context => context.Set<IdRequest>().CountAsync(r => r.Facility == world.Facility))).ShouldBe(0);
    }

    [Fact]
    [Trait("rule", "misato/9"), Trait("rule", "nishitokyo/9"), Trait("how", "enforce")]
    public async Task A_pledge_of_the_future_waives_none()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, "nishitokyo");

        var invited = await world.AskAsync<Result<InviteStaffOutcome>>(
            Message(world, world.Administrator) with
            {
                EarlierPledgeOn = new(2999, 1, 1),
                Key = $"{Guid.CreateVersion7():n}",
            }
        );

        invited.Error!.Code.ShouldBe("registration.pledge_in_the_future");
    }
}
