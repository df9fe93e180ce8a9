using System.Security.Cryptography;
using System.Text;
using CareNet.Platform;
using CareNet.Platform.Keys;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

/// <summary>
/// For the day the phone is gone: each counts once. A code has only 49 random bits, so it is hashed with a key that is not in the database:
/// whoever copies the table cannot try codes out.
/// </summary>
public sealed class RecoveryCode
{
    private const int Given = 8;
    private const string Purpose = "carenet recovery codes 1";
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    public required byte[] CodeHash { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>New codes make the earlier ones void.</summary>
    public static async Task<IReadOnlyList<string>> RenewAsync(
        SecurityContext context,
        DerivedKeys keys,
        PersonId person,
        CancellationToken ct
    )
    {
        await context.Set<RecoveryCode>().Where(code => code.Person == person).ExecuteDeleteAsync(ct);
        string[] codes = [.. Enumerable.Range(0, Given).Select(_ => RandomNumberGenerator.GetString(Letters, 10).Insert(5, "-"))];
        context.AddRange(codes.Select(code => new RecoveryCode { CodeHash = HashOf(keys, person, code), Person = person }));
        return codes;
    }

    /// <summary>Deletes the code's row and returns true if it was there, so that two uses at once count as one.</summary>
    public static async Task<bool> UseAsync(SecurityContext context, DerivedKeys keys, PersonId person, string typed, CancellationToken ct)
    {
        var hash = HashOf(keys, person, typed);
        return await context.Set<RecoveryCode>().Where(code => code.CodeHash == hash && code.Person == person).ExecuteDeleteAsync(ct) == 1;
    }

    public static void Map(ModelBuilder model) => model.Entity<RecoveryCode>().ToTable("recovery_codes").HasKey(code => code.CodeHash);

    private static byte[] HashOf(DerivedKeys keys, PersonId person, string code) =>
        HMACSHA256.HashData(
            keys.For(Purpose),
            Encoding.UTF8.GetBytes($"{person} {code.Trim().Folded().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}")
        );
}
