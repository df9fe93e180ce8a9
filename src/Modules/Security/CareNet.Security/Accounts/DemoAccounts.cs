using CareNet.Platform;
using CareNet.Platform.Gates;
using CareNet.Platform.Regions;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Security.Accounts;

/// <summary>Accounts of the invented people, all with the password that the starter made up for this installation.</summary>
public sealed class DemoAccounts(
    SecurityContext context,
    StandingCopy standings,
    AccessGate gate,
    IPasswordHasher<Account> hasher,
    NpgsqlDataSource database,
    TimeProvider clock
)
{
    private const long Lock = 0x0CA2_E0E7_0000_0D02;

    /// <summary>
    /// They come last: once they are there, every other start has nothing to do. Asked without EF, which would take a second.
    /// </summary>
    public async Task<bool> AreThere(DemoCast cast, CancellationToken ct)
    {
        await using var asked = database.CreateCommand("SELECT EXISTS (SELECT FROM security.accounts WHERE person = ANY ($1))");
        asked.Parameters.Add(new() { Value = cast.People.Select(person => person.Id).ToArray() });
        return await asked.ExecuteScalarAsync(ct) is true;
    }

    public async Task LoadAsync(DemoCast cast, RegionCode region, string password, CancellationToken ct)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", ct);
        var ids = cast.People.Select(person => new PersonId(person.Id)).ToList();
        if (await context.Set<Account>().AnyAsync(a => ids.Contains(a.Person), ct))
        {
            return;
        }

        foreach (var person in cast.People)
        {
            await Open(person, region, password, ct);
        }

        await context.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task Open(DemoPerson demo, RegionCode region, string password, CancellationToken ct)
    {
        var account = new Account
        {
            Person = new(demo.Id),
            Region = region,
            Facility = demo.Facility is { } place ? new(place) : null,
            MailAddress = demo.Mail,
            MailKey = Account.KeyOf(demo.Mail),
            OpenedAt = clock.GetUtcNow(),
        };
        account.SetPassword(hasher.HashPassword(account, password), clock.GetUtcNow());
        context.Add(account);
        await standings.RefreshAsync(context, account.Person, ct);
        await gate.Open(context, account.Person, "carenet/demo", ct);
    }
}
