using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Editions;

public sealed class InstallSecretariatTests(Kit.RegistrationHost host) : IClassFixture<Kit.RegistrationHost>
{
    [Fact]
    public async Task The_first_of_a_secretariat_is_installed_once_and_invited()
    {
        var world = await TestRegion.In(host.App, "okayama");
        var message = new InstallSecretariat(world.Region, "岡山 花子", "Hanako@example.jp");

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    try
                    {
                        await world.AskAsync<Result>(message);
                    }
                    catch (Exception second) when (second is DbUpdateException or InvalidOperationException)
                    {
                        // Of several at the same moment one wins; the address is unique.
                    }
                })
        );

        (await world.AskAsync<Result>(message)).ShouldBe(Result.Ok);
        var person = await world.InContextAsync(c => c.People.SingleAsync(p => p.Mail == "hanako@example.jp"));
        (
            await world.InContextAsync(c => c.OfficeHolders.CountAsync(o => o.Person == person.Id && o.Role == RegionRole.Secretariat))
        ).ShouldBe(1);
        await Patience.Until(
            async () => await host.Database.AskAsync<long>($"SELECT count(*) FROM security.accounts WHERE person = '{person.Id}'") == 1,
            "the account is opened"
        );
        (await world.AskAsync<Standing>(new StandingOf(person.Id))).Offices.ShouldHaveSingleItem().Role.ShouldBe(RegionRole.Secretariat);
    }

    [Theory]
    [InlineData("", "a@example.jp", "registration.name_missing")]
    [InlineData("花ちゃん1", "a@example.jp", "registration.name_not_real")]
    [InlineData("岡山 花子", "nowhere", "registration.mail_wrong")]
    public async Task A_slip_of_the_pen_changes_nothing(string name, string mail, string code)
    {
        var world = await TestRegion.In(host.App, "misato");
        var before = await world.InContextAsync(c => c.OfficeHolders.CountAsync());

        (await world.AskAsync<Result>(new InstallSecretariat(world.Region, name, mail))).Error!.Code.ShouldBe(code);

        (await world.InContextAsync(c => c.OfficeHolders.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task An_address_of_somebody_else_is_not_taken_over()
    {
        var world = await TestRegion.In(host.App, "misato");
        var mail = (await world.InContextAsync(c => c.People.SingleAsync(p => p.Id == world.Member))).Mail;

        (await world.AskAsync<Result>(new InstallSecretariat(world.Region, "別人 太郎", mail))).IsOk.ShouldBeFalse();
    }
}
