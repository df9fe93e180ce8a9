namespace CareNet.Verbs.Tests.Regions;

public class RegionVerbTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task An_operator_opens_a_region_and_its_first_secretary_is_invited()
    {
        using var data = await FilledData.MakeAsync();

        (await RunVerb.EndsAsync(0, "region", "open", "okayama", "岡山 花子", "hanako@example.jp", "--data", data.Folder)).ShouldContain(
            "okayama is open"
        );
        await RunVerb.EndsAsync(1, "region", "open", "nowhere", "岡山 花子", "hanako@example.jp", "--data", data.Folder);
        await RunVerb.EndsAsync(1, "region", "open", "okayama", "岡山 花子", "no address", "--data", data.Folder);
        await RunVerb.EndsAsync(2, "region", "close", "okayama", "--data", data.Folder);
        await RunVerb.EndsAsync(1, "region", "confirm", "okayama", "hanako@example.jp", "--data", data.Folder);
        await RunVerb.EndsAsync(1, "region", "confirm", "okayama", "hanako@example.jp", "president", "--data", data.Folder);

        // The verb opens the account itself, or leaves that to the next node.
        await data.WithServerAsync(async cluster =>
        {
            await using var database = Npgsql.NpgsqlDataSource.Create(cluster.App);
            await using var regions = database.CreateCommand("SELECT count(*) FROM platform.regions WHERE code = 'okayama'");
            (await regions.ExecuteScalarAsync()).ShouldBe(1L);
            await using var offices = database.CreateCommand("SELECT count(*) FROM registration.office_holders WHERE region = 'okayama'");
            (await offices.ExecuteScalarAsync()).ShouldBe(1L);
            await using var waiting = database.CreateCommand(
                """
                SELECT (SELECT count(*) FROM security.accounts WHERE mail_address = 'hanako@example.jp')
                    + (SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'
                        AND message_type LIKE '%OpenAccount')
                """
            );
            (await waiting.ExecuteScalarAsync()).ShouldBe(1L);
        });
    }
}
