using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Platform.Keys;

/// <summary>
/// Puts another secret in the place of the one that a database was sealed with, as its owner and while no node runs: a node with the old
/// secret would go on sealing with it.
/// </summary>
public static class KeyChange
{
    /// <summary>
    /// Seals the keys of cookies anew, with those that were stored before there was a secret, and the mark. False if the old secret is not
    /// this database's; then nothing has changed.
    /// </summary>
    public static async Task<bool> RunAsync(NpgsqlConnection owned, KeySecret before, KeySecret next, CancellationToken ct)
    {
        await using var hold = new NpgsqlCommand("LOCK TABLE platform.protection_keys, platform.key_marks IN ACCESS EXCLUSIVE MODE", owned);
        await hold.ExecuteNonQueryAsync(ct);
        if (!await KeySecretCheck.FitsAsync(owned, before, ct))
        {
            return false;
        }

        foreach (var (id, xml) in await KeysAsync(owned, ct))
        {
            var key = XElement.Parse(xml);
            foreach (var box in key.Descendants(KeySealer.Element).ToList())
            {
                // One from before an earlier change that nobody could open then is not opened now.
                box.Value = before.TryOpen(box.Value) is { } plain ? next.Seal(plain) : box.Value;
            }

            new KeySealer(next).SealPlain(key);

            await using var write = new NpgsqlCommand("UPDATE platform.protection_keys SET xml = $2 WHERE id = $1", owned);
            write.Parameters.Add(new() { Value = id });
            write.Parameters.Add(new() { Value = key.ToString(SaveOptions.DisableFormatting) });
            await write.ExecuteNonQueryAsync(ct);
        }

        await using var forget = new NpgsqlCommand("DELETE FROM platform.key_marks", owned);
        await forget.ExecuteNonQueryAsync(ct);
        return await KeySecretCheck.FitsAsync(owned, next, ct);
    }

    /// <summary>Opens what was sealed with the keys that this connection sees, before its transaction is committed too.</summary>
    public static async Task<ServiceProvider> OpenerAsync(NpgsqlConnection owned, KeySecret secret, CancellationToken ct)
    {
        var ring = new ReadKeys([.. (await KeysAsync(owned, ct)).Select(key => XElement.Parse(key.Xml))]);
        var services = new ServiceCollection().AddSingleton(secret);
        services
            .AddDataProtection()
            .SetApplicationName(SharedKeys.Application)
            .AddKeyManagementOptions(options => options.XmlRepository = ring);
        return services.BuildServiceProvider();
    }

    private static async Task<List<(int Id, string Xml)>> KeysAsync(NpgsqlConnection owned, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("SELECT id, xml FROM platform.protection_keys", owned);
        await using var rows = await read.ExecuteReaderAsync(ct);
        var keys = new List<(int, string)>();
        while (await rows.ReadAsync(ct))
        {
            keys.Add((rows.GetInt32(0), rows.GetString(1)));
        }

        return keys;
    }

    private sealed class ReadKeys(List<XElement> keys) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => keys;

        // Where all keys have ended, the framework makes one; nothing is sealed with it.
        public void StoreElement(XElement element, string friendlyName) => keys.Add(element);
    }
}
