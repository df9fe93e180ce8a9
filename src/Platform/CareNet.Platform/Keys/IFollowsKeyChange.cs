using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace CareNet.Platform.Keys;

/// <summary>
/// The data of a module that depends on the installation's secret. It is brought under the next one as the database's owner, in the
/// transaction that changes the secret, while no node runs.
/// </summary>
public interface IFollowsKeyChange
{
    /// <summary>Returns a sentence for the operator, or null if there is nothing to say.</summary>
    Task<string?> FollowAsync(NpgsqlConnection owned, IDataProtectionProvider protection, DerivedKeys next, CancellationToken ct);
}
