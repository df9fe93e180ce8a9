using System.Security.Cryptography;
using System.Text;
using CareNet.Platform;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

/// <summary>For the day the phone is gone: each counts once. 50 random bits, so a plain hash keeps them.</summary>
public sealed class RecoveryCode
{
    private const int Given = 8;
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    public required byte[] CodeHash { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>New codes make the earlier ones void.</summary>
    public static async Task<IReadOnlyList<string>> RenewAsync(SecurityContext context, PersonId person, CancellationToken ct)
    {
        await context.Set<RecoveryCode>().Where(code => code.Person == person).ExecuteDeleteAsync(ct);
        string[] codes = [.. Enumerable.Range(0, Given).Select(_ => RandomNumberGenerator.GetString(Letters, 10).Insert(5, "-"))];
        context.AddRange(codes.Select(code => new RecoveryCode { CodeHash = HashOf(person, code), Person = person }));
        return codes;
    }

    /// <summary>Whoever deletes the row has used it: two at once are one.</summary>
    public static async Task<bool> UseAsync(SecurityContext context, PersonId person, string typed, CancellationToken ct)
    {
        var hash = HashOf(person, typed);
        return await context.Set<RecoveryCode>().Where(code => code.CodeHash == hash && code.Person == person).ExecuteDeleteAsync(ct) == 1;
    }

    public static void Map(ModelBuilder model) => model.Entity<RecoveryCode>().ToTable("recovery_codes").HasKey(code => code.CodeHash);

    private static byte[] HashOf(PersonId person, string code) => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{person} {code.Trim().Folded().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}"));
}
