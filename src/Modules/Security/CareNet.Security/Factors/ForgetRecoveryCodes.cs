using CareNet.Platform.Keys;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace CareNet.Security.Factors;

/// <summary>
/// Under another secret of the installation recovery codes go, because their hashes cannot be made anew: each person makes new ones.
/// </summary>
public sealed class ForgetRecoveryCodes : IFollowsKeyChange
{
    public async Task<string?> FollowAsync(
        NpgsqlConnection owned,
        IDataProtectionProvider protection,
        DerivedKeys next,
        CancellationToken ct
    )
    {
        await using var forget = new NpgsqlCommand("DELETE FROM security.recovery_codes", owned);
        await forget.ExecuteNonQueryAsync(ct);
        return null;
    }
}
