using System.Text.Json;
using Npgsql;

namespace CareNet.Platform.Regions;

/// <summary>An invented region that a newcomer sees at once. Loading it again, or by several nodes, changes nothing.</summary>
public sealed class DemoContent(string folder)
{
    private sealed record DemoRegion(string Code, string NameJa, string NameEn, string TimeZone);

    public static DemoContent Shipped => new(Path.Combine(AppContext.BaseDirectory, "seeds", "demo"));

    /// <summary>Answers with the code of the demo region.</summary>
    public async Task<string> LoadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "region.json"));
        var region =
            await JsonSerializer.DeserializeAsync<DemoRegion>(file, JsonSerializerOptions.Web, ct)
            ?? throw new InvalidDataException("seeds/demo/region.json holds no region.");

        await using var insert = database.CreateCommand(
            """
            INSERT INTO platform.regions (code, name_ja, name_en, time_zone, is_demo)
            SELECT @code, @ja, @en, @zone, true WHERE NOT EXISTS (SELECT FROM platform.regions WHERE is_demo)
            ON CONFLICT DO NOTHING;
            SELECT code FROM platform.regions WHERE is_demo
            """
        );
        insert.Parameters.AddWithValue("code", region.Code);
        insert.Parameters.AddWithValue("ja", region.NameJa);
        insert.Parameters.AddWithValue("en", region.NameEn);
        insert.Parameters.AddWithValue("zone", region.TimeZone);
        return (string)(await insert.ExecuteScalarAsync(ct))!;
    }
}
