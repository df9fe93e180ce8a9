using CareNet.Platform;
using CareNet.Platform.Keys;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace CareNet.Security.EmergencyCards;

/// <summary>Under another secret of the installation the codes on paper stay good: each is opened and hashed with the new key.</summary>
public sealed class RehashCodes : IFollowsKeyChange
{
    public async Task<string?> FollowAsync(
        NpgsqlConnection owned,
        IDataProtectionProvider protection,
        DerivedKeys next,
        CancellationToken ct
    )
    {
        var codes = new EmergencyCodes(protection, next);
        var (facilities, hashes, closed) = (new List<Guid>(), new List<byte[]>(), 0);
        await using (var read = new NpgsqlCommand("SELECT facility, code FROM security.emergency_cards FOR UPDATE", owned))
        await using (var rows = await read.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                if (codes.Open(FacilityId.From(rows.GetGuid(0)), rows.GetString(1)) is not { } code)
                {
                    closed++;
                    continue;
                }

                facilities.Add(rows.GetGuid(0));
                hashes.Add(codes.HashOf(code));
            }
        }

        await using var write = new NpgsqlCommand(
            """
            UPDATE security.emergency_cards card SET code_hash = anew.hash
            FROM unnest($1::uuid[], $2::bytea[]) AS anew (facility, hash) WHERE card.facility = anew.facility
            """,
            owned
        );
        write.Parameters.Add(new() { Value = facilities.ToArray() });
        write.Parameters.Add(new() { Value = hashes.ToArray() });
        await write.ExecuteNonQueryAsync(ct);
        return closed == 0
            ? null
            : $"{closed} facilities' emergency codes were sealed under keys that are gone: their pages show none, so they make new ones.";
    }
}
